import Reckoning
import Storage

/// What the page of a call shows.
struct CallPage: Sendable {
    let call: CallRecord
    let promises: [PromiseRecord]
    let notices: [LineNotice]
    let concerns: [ID<Concern>]
    /// A child on record who may be the one the caller named.
    let possible: PossibleChild?
    let earlier: [CallSummary]
    let ofSchool: [CallSummary]
    let ofChild: [CallSummary]

    /// Reads it, and writes the reading down: what is said in a call is about a child or a family.
    static func load(_ visit: Visit) async throws -> CallPage {
        let id: ID<LineCall> = try visit.parameter("call")
        let person = try visit.signedIn
        let found = try await visit.store.read { database -> CallPage? in
            guard let call = try CallRecord.find(id, for: person, in: database) else { return nil }
            return CallPage(
                call: call, promises: try PromiseRecord.of(id, for: person, in: database),
                notices: try LineNotice.of(id, in: database),
                concerns: try database.values(
                    "SELECT concern FROM line_call_concern WHERE call = \(id) ORDER BY concern"),
                possible: try PossibleChild.find(for: id, in: database),
                earlier: try CallSummary.from(call.phone, for: person, except: id, in: database),
                ofSchool: try call.school.map {
                    try CallSummary.about($0, for: person, except: id, in: database)
                } ?? [],
                ofChild: try call.child.map {
                    try CallSummary.about(child: $0, for: person, except: id, in: database)
                } ?? [])
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(of: found.call.subjects, by: person, at: "line")
        return found
    }
}
