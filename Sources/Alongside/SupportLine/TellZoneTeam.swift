import Pages
import Storage

/// WHEN the line tells a zone's team of something at once
///
/// An imminent exclusion, or whatever an adviser passes on: it stands on the Today page of the
/// zone's team from this moment, with the hour, until one of them takes it (``TakeNotice``). Where
/// the zone is not known it stays with the line's lead.
///
/// PAGE    /line/calls/{call}/tell
/// API     POST /api/line/calls/{call}/notices
/// COMMAND alongside do tell-zone-team
package struct TellZoneTeam: Act {
    package let call: ID<LineCall>
    package let kind: LineNotice.Kind
    package let concern: ID<Concern>?

    package static let name = "TellZoneTeam"
    package static let needs = Permission.logCall
    package static let api = "/api/line/calls/{call}/notices"
    package static let summary = "Tell the zone's team of a call at once."

    init(call: ID<LineCall>, kind: LineNotice.Kind, concern: ID<Concern>? = nil) {
        (self.call, self.kind, self.concern) = (call, kind, concern)
    }

    package init(_ form: inout FieldReader) throws(Refusals) {
        let call = form.required(Self.callField, as: ID<LineCall>.self)
        let kind = form.required(Self.kindField, as: LineNotice.Kind.self)
        guard let call, let kind, form.refusals.isEmpty else { throw form.refused }
        (self.call, self.kind, concern) = (call, kind, nil)
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayUse(call) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let isTold = try occasion.database.exists(
            "SELECT 1 FROM line_notice WHERE call = \(call) AND kind = \(kind)")
        return isTold ? [Refusal(Self.kindField, "The zone team has been told this already")] : []
    }

    package struct Done: Codable, Sendable {
        package let notice: ID<LineNotice>
        package let call: ID<LineCall>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<LineNotice> = occasion.writing.newID()
        try occasion.writing.run(
            """
            INSERT INTO line_notice (id, call, kind, school, zone, concern, told_by, told_at)
            SELECT \(id), c.id, \(kind), c.school, c.zone, \(concern), \(occasion.person.id),
                \(occasion.now)
            FROM line_call c WHERE c.id = \(call)
            """)
        occasion.note(Self.self, id.subject, detail: kind.rawValue)
        return Done(notice: id, call: call)
    }

    static let callField = Field("call", "Call", .hidden, required: "Say which call")
    static let kindField = Field(
        "kind", "What do you tell the zone team?",
        .choice(LineNotice.Kind.allCases.map { .init($0.rawValue, $0.words) }),
        required: "Say what you tell the zone team")

    package static func fields(_ authority: Authority) -> [Field] { [callField, kindField] }
}
