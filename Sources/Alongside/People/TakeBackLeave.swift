import Pages
import Reckoning
import Storage

/// WHEN leave that was recorded is not taken after all
///
/// PAGE    /working-time/{person}
/// API     POST /api/people/{person}/leave/end
/// COMMAND alongside do take-back-leave
package struct TakeBackLeave: Act {
    package let who: ID<Person>
    package let leave: ID<LeavePeriod>

    package static let name = "TakeBackLeave"
    package static let needs = Permission.keepWorkingTime
    package static let api = "/api/people/{person}/leave/end"
    package static let summary = "Take back leave that is not taken after all."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let who = form.required(SetWorkingWeek.personField, as: ID<Person>.self)
        let leave = form.required(Self.leaveField, as: ID<LeavePeriod>.self)
        guard let who, let leave, form.refusals.isEmpty else { throw form.refused }
        (self.who, self.leave) = (who, leave)
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.mayKeepTime(of: who)
            && occasion.database.exists(
                "SELECT 1 FROM leave_period WHERE id = \(leave) AND person = \(who)")
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] { [] }

    package struct Done: Codable, Sendable {
        package let person: ID<Person>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run("DELETE FROM leave_period WHERE id = \(leave)")
        occasion.note(Self.self, "person:\(who)")
        return Done(person: who)
    }

    static let leaveField = Field("leave", "Leave", .hidden, required: "Say which leave")

    package static func fields(_ authority: Authority) -> [Field] {
        [SetWorkingWeek.personField, leaveField]
    }
}
