import Pages
import Reckoning
import Storage

/// WHEN an adviser says that a call is about a child on record
///
/// The caller named a child, and the school they named has one child of exactly that name on record.
/// The adviser is told only that, with the year group and the stage, asks the caller, and says so.
/// Nothing is tied together by itself, and no list of children is shown: the line sees a child's
/// name only where a caller has said it.
///
/// PAGE    /line/calls/{call}/child
/// API     POST /api/line/calls/{call}/child
/// COMMAND alongside do link-child
package struct LinkChild: Act {
    package let call: ID<LineCall>
    package let child: ID<Child>

    package static let name = "LinkChild"
    package static let needs = Permission.logCall
    package static let api = "/api/line/calls/{call}/child"
    package static let summary = "Say that a call is about a child on record."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let call = form.required(Self.callField, as: ID<LineCall>.self)
        let child = form.required(Self.childField, as: ID<Child>.self)
        guard let call, let child else { throw form.refused }
        (self.call, self.child) = (call, child)
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayUse(call) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let match = try PossibleChild.find(for: call, in: occasion.database)
        guard match?.id == child else {
            return [
                Refusal(
                    Self.childField,
                    "The school of this call has no child on record of the name the caller gave")
            ]
        }
        return []
    }

    package struct Done: Codable, Sendable {
        package let call: ID<LineCall>
        package let child: ID<Child>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            "UPDATE line_call SET child = \(child), version = version + 1 WHERE id = \(call)")
        occasion.note(Self.self, call.subject, detail: child.subject)
        return Done(call: call, child: child)
    }

    static let callField = Field("call", "Call", .hidden, required: "Say which call")
    static let childField = Field("child", "Child", .hidden, required: "Say which child")

    package static func fields(_ authority: Authority) -> [Field] { [callField, childField] }
}

/// A child on record who may be the one a caller named.
struct PossibleChild: Sendable, RowReadable {
    let id: ID<Child>
    let yearGroup: Int
    let stage: Child.Stage

    init(row: Row) throws {
        id = try row[0]
        yearGroup = try row[1]
        stage = try row[2]
    }

    /// The one child of the call's school with exactly the name that was given; nil where there is
    /// none, where there are two, and where the call is tied to a child already.
    static func find(
        for call: ID<LineCall>, in database: any Connection
    ) throws -> PossibleChild? {
        let found: [PossibleChild] = try database.all(
            """
            SELECT ch.id, ch.year_group, ch.stage FROM line_call c
            JOIN child ch ON ch.school = c.school
                AND lower(ch.given_name || ' ' || ch.family_name) = lower(c.child_name)
            WHERE c.id = \(call) AND c.child IS NULL AND c.child_name <> '' LIMIT 2
            """)
        return found.count == 1 ? found[0] : nil
    }
}
