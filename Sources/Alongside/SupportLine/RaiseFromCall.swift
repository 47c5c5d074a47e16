import Pages
import Reckoning
import Storage

/// WHEN a call becomes a concern
///
/// What was said on the line goes to the school's next meeting as a concern, so that nobody has to
/// say it twice; or the zone team is asked for a Way Forward Meeting, or for support that cannot wait
/// for a meeting, with the concern to decide on. Call and concern lead to each other. The texts of a
/// concern about a child are read by those with whom the child is shared, as always.
///
/// Source: Executive Director's letter, January 2025: a school that cannot discuss EPSS support at
/// its Team Around the School contacts the line; the meeting is the main forum.
///
/// PAGE    /line/calls/{call}/raise
/// API     POST /api/line/calls/{call}/concerns
/// COMMAND alongside do raise-from-call
package struct RaiseFromCall: Act {
    package let call: ID<LineCall>
    package let way: LineOutcome.Follows
    package let concern: BringConcern

    package static let name = "RaiseFromCall"
    package static let needs = Permission.logCall
    package static let api = "/api/line/calls/{call}/concerns"
    package static let summary = "Raise a concern from a call, for a meeting or the zone team."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let call = form.required(Self.callField, as: ID<LineCall>.self)
        way = form.optional(Self.wayField) ?? .concern
        concern = try BringConcern(&form)
        guard let call else { throw form.refused }
        self.call = call
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayUse(call) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals = try concern.refusals(occasion)
        if ![.concern, .wayForward, .request].contains(way) {
            refusals.append(Refusal(Self.wayField, "Choose where it goes"))
        }
        let found = try occasion.database.all(
            "SELECT c.school, c.child FROM line_call c WHERE c.id = \(call)"
        ) { row in (school: try row[0] as Int?, child: try row[1] as ID<Child>?) }.first
        if found?.school != concern.school.number {
            refusals.append(Refusal("", "Raise it for the school that the call was about"))
        }
        if let child = concern.child, child != found?.child {
            refusals.append(
                Refusal("child", "Say on the call’s page first that it is about this child"))
        }
        if way != .concern, try isTold(occasion) {
            refusals.append(Refusal(Self.wayField, "The zone team has been asked this already"))
        }
        return refusals
    }

    private func isTold(_ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            "SELECT 1 FROM line_notice WHERE call = \(call) AND kind = \(way.rawValue)")
    }

    package struct Done: Codable, Sendable {
        package let call: ID<LineCall>
        package let concern: ID<Concern>
        package let needsLawfulBasis: Bool
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let brought = try occasion.follow(concern)
        try occasion.writing.run(
            """
            INSERT INTO line_call_concern (call, concern, way)
            VALUES (\(call), \(brought.concern), \(way.rawValue))
            """)
        occasion.note(Self.self, call.subject, detail: brought.concern.subject)
        if let kind = LineNotice.Kind(rawValue: way.rawValue) {
            _ = try occasion.follow(TellZoneTeam(call: call, kind: kind, concern: brought.concern))
        }
        return Done(
            call: call, concern: brought.concern, needsLawfulBasis: brought.needsLawfulBasis)
    }

    static let callField = Field("call", "Call", .hidden, required: "Say which call")
    static let wayField = Field(
        "way", "Where does it go?",
        .choice([
            .init(LineOutcome.Follows.concern.rawValue, "To the school’s next meeting"),
            .init(
                LineOutcome.Follows.wayForward.rawValue, "To the zone team, as a Way Forward Meeting proposal"),
            .init(
                LineOutcome.Follows.request.rawValue,
                "To the zone team, as a request for support that cannot wait for a meeting"),
        ]))

    package static func fields(_ authority: Authority) -> [Field] {
        [callField, wayField] + BringConcern.fields(authority)
    }
}

extension LineOutcome.Follows: FieldValue {}
