import Pages
import Reckoning
import Storage

/// WHEN somebody leaves a post
///
/// The administrator ends it: today, with effect on the next request, or from a day to come. A post
/// that has not begun is never held. Nobody ends their own post as administrator, so that there is
/// always one.
///
/// PAGE    /people/{person}/posts/end
/// API     POST /api/people/{person}/posts/end
/// COMMAND alongside account end-post
package struct EndPost: Act {
    package let holder: ID<Person>
    package let post: ID<Post>
    package let until: Day?

    package static let name = "EndPost"
    package static let needs = Permission.manageAccounts
    package static let api = "/api/people/{person}/posts/end"
    package static let summary = "End a post that somebody holds, today or on a day to come."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let holder = form.required(personField, as: ID<Person>.self)
        let post = form.required(Self.postField, as: ID<Post>.self)
        until = form.optional(Self.untilField)
        guard let holder, let post, form.refusals.isEmpty else { throw form.refused }
        (self.holder, self.post) = (holder, post)
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.account(holder) != nil
            && occasion.database.exists(
                "SELECT 1 FROM post WHERE id = \(post) AND person = \(holder)")
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals: [Refusal] = []
        let known = try occasion.database.all(
            "SELECT role, until_day FROM post WHERE id = \(post)"
        ) { row in (role: try row[0] as Role, until: try row[1] as Day?) }
        if holder == occasion.person.id, known.contains(where: { $0.role == .administrator }) {
            refusals.append(
                Refusal("", "You cannot end your own post as administrator. Ask another administrator."))
        }
        if known.contains(where: { $0.until.map { $0 <= occasion.today } ?? false }) {
            refusals.append(Refusal("", "This post has ended already."))
        }
        if let until, until < occasion.today {
            refusals.append(Refusal(Self.untilField, "Give today or a day to come"))
        }
        return refusals
    }

    package struct Done: Codable, Sendable {
        package let person: ID<Person>
        package let until: Day
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let from: Day? = try occasion.database.value("SELECT from_day FROM post WHERE id = \(post)")
        let end = max(until ?? occasion.today, from ?? occasion.today)
        try occasion.writing.run("UPDATE post SET until_day = \(end) WHERE id = \(post)")
        try occasion.writing.changed(ZonePeople.self)
        occasion.note(Self.self, holder.subject, detail: "until \(end)")
        return Done(person: holder, until: end)
    }
}

extension EndPost {
    static let postField = Field("post", "Post", .hidden, required: "Say which post")
    static let untilField = Field(
        "until", "The first day they no longer hold it", hint: "Leave it empty for today: it ends at once.",
        .day)

    package static func fields(_ authority: Authority) -> [Field] {
        [personField, postField, untilField]
    }
}
