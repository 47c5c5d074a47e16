import Pages
import Reckoning
import Storage

/// WHEN somebody will be away
///
/// They, their coordinator or the lead of their service give the first and the last day. Why is not
/// asked. Nothing is planned for them on those days; meetings that are planned already stand until
/// the term is planned again, which changes as little as it can.
///
/// PAGE    /working-time/{person}/leave
/// API     POST /api/people/{person}/leave
/// COMMAND alongside do record-leave
package struct RecordLeave: Act {
    package let who: ID<Person>
    package let first: Day
    package let last: Day

    package static let name = "RecordLeave"
    package static let needs = Permission.keepWorkingTime
    package static let api = "/api/people/{person}/leave"
    package static let summary = "Say on which days somebody is away."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let who = form.required(SetWorkingWeek.personField, as: ID<Person>.self)
        let first = form.required(Self.firstField, as: Day.self)
        let last = form.required(Self.lastField, as: Day.self)
        guard let who, let first, let last, form.refusals.isEmpty else { throw form.refused }
        (self.who, self.first, self.last) = (who, first, last)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayKeepTime(of: who) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        if last < first {
            return [Refusal(Self.lastField, "Give a last day that is not before the first")]
        }
        if first.days(until: last) > 366 {
            return [Refusal(Self.lastField, "Give at most a year at a time. End the post of whoever leaves.")]
        }
        return []
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let leave: ID<LeavePeriod>
        package let person: ID<Person>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<LeavePeriod> = occasion.writing.newID()
        try occasion.writing.run(
            """
            INSERT INTO leave_period (id, person, from_day, until_day, recorded_by, recorded_at)
            VALUES (\(id), \(who), \(first), \(last.adding(days: 1)), \(occasion.person.id),
                \(occasion.now))
            """)
        occasion.note(Self.self, "person:\(who)", detail: "\(first) to \(last)")
        return Done(leave: id, person: who)
    }
}

extension RecordLeave {
    static let firstField = Field("first", "First day away", .day, required: "Give the first day away")
    static let lastField = Field("last", "Last day away", .day, required: "Give the last day away")

    package static func fields(_ authority: Authority) -> [Field] {
        [SetWorkingWeek.personField, firstField, lastField]
    }
}
