import Pages
import Reckoning
import Storage

/// WHEN somebody takes up a post
///
/// The administrator says which role, where (a setting's URN, a trust's number, a zone's or a
/// service's code; nothing for the county), from which day and, where it is known, until which.
/// The person may do what the role may do there from that day on, with nothing else to be done.
/// Nobody gives a post to themselves.
///
/// PAGE    /people/{person}/posts/new
/// API     POST /api/people/{person}/posts
/// COMMAND alongside account give-post
/// SETTING zones.yaml (zones), services.yaml (services), roles.yaml (names of roles)
package struct GivePost: Act {
    package let holder: ID<Person>
    package let role: Role
    package let scope: PostScope
    package let from: Day?
    package let until: Day?

    package static let name = "GivePost"
    package static let needs = Permission.manageAccounts
    package static let api = "/api/people/{person}/posts"
    package static let summary = "Give somebody a post: a role, where, from when and until when."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let holder = form.required(personField, as: ID<Person>.self)
        let role = form.required(Self.roleField, as: Role.self)
        let kind = form.optional(Self.kindField, as: PostScope.Kind.self) ?? role?.scopes.first
        let place = form.text(Self.placeField)
        from = form.optional(Self.fromField)
        until = form.optional(Self.untilField)
        guard let holder, let role, let kind, form.refusals.isEmpty else { throw form.refused }
        (self.holder, self.role) = (holder, role)
        scope = PostScope(kind, kind == .county ? "" : place)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.account(holder) != nil
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if holder == occasion.person.id {
            refusals.append(
                Refusal("", "You cannot give yourself a post. Ask another administrator."))
        }
        if try occasion.account(holder)?.state != .open {
            refusals.append(
                Refusal("", "This account is closed. Set a new password to open it first."))
        }
        if !role.scopes.contains(scope.kind) {
            let kinds = role.scopes.map(\.rawValue).joined(separator: " or ")
            refusals.append(Refusal(Self.kindField, "A post in this role is for a \(kinds)"))
        } else if try !isThere(occasion) {
            refusals.append(Refusal(Self.placeField, placeWords))
        }
        if let until, until <= from ?? occasion.today {
            refusals.append(Refusal(Self.untilField, "Give a day after the post begins"))
        }
        if try isHeld(occasion) {
            refusals.append(Refusal(Self.roleField, "They hold this post already at that time"))
        }
        return refusals
    }

    private func isThere(_ occasion: Occasion) throws -> Bool {
        let value = scope.value
        switch scope.kind {
        case .county: return true
        case .zone: return occasion.authority.zone(value) != nil
        case .service: return occasion.authority.service(value, on: occasion.today) != nil
        case .trust:
            let uid = Int(value) ?? 0
            return try occasion.database.exists("SELECT 1 FROM trust WHERE uid = \(uid)")
        case .setting:
            let urn = Int(value) ?? 0
            return try occasion.database.exists("SELECT 1 FROM school WHERE urn = \(urn)")
        }
    }

    private var placeWords: String {
        switch scope.kind {
        case .county: ""
        case .zone: "Choose a zone of the list"
        case .service: "Choose a service of the list"
        case .trust: "Give the number of a trust that is known here"
        case .setting: "Give the URN of a school that is known here"
        }
    }

    private func isHeld(_ occasion: Occasion) throws -> Bool {
        let first = from ?? occasion.today
        return try occasion.database.exists(
            """
            SELECT 1 FROM post WHERE person = \(holder) AND role = \(role)
            AND scope_kind = \(scope.kind) AND scope_value = \(scope.value)
            AND (until_day IS NULL OR until_day > \(first))
            AND \(until.map { "from_day < \($0)" as SQL } ?? "TRUE")
            """)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let post: ID<Post>
        package let person: ID<Person>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<Post> = occasion.writing.newID()
        try occasion.writing.run(
            """
            INSERT INTO post (id, person, role, scope_kind, scope_value, from_day, until_day)
            VALUES (\(id), \(holder), \(role), \(scope.kind), \(scope.value),
                \(from ?? occasion.today), \(until))
            """)
        try occasion.writing.changed(ZonePeople.self)
        let place = scope.value.isEmpty ? "" : " \(scope.value)"
        occasion.note(
            Self.self, holder.subject, detail: "\(role.rawValue) \(scope.kind.rawValue)\(place)")
        return Done(post: id, person: holder)
    }
}

extension GivePost {
    static let roleField = Field("role", "Which role?", .choice([]), required: "Choose a role")
    static let kindField = Field("scope", "What it is for", .hidden)
    static let placeField = Field("place", "Where?", limit: 60)
    static let fromField = Field(
        "from", "From", hint: "The first day. Leave it empty for today.", .day)
    static let untilField = Field(
        "until", "Until", hint: "The first day they no longer hold it, if that is known.", .day)

    package static func fields(_ authority: Authority) -> [Field] {
        [
            personField,
            roleField.offering(Role.allCases.map { .init($0.rawValue, authority.name(of: $0)) }),
            kindField, placeField, fromField, untilField,
        ]
    }
}

extension Role: FieldValue {}
extension PostScope.Kind: FieldValue {}
