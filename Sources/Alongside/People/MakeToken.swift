import Pages
import Reckoning
import Storage

/// WHEN a script is to act for somebody
///
/// They make a token with a name that says what it is for, and a day on which it ends, a year away
/// at most. The token is shown once. Whoever sends it may do what the person may do, as long as
/// they hold their posts and until it is ended (``EndToken``); it makes no further tokens.
///
/// PAGE    /account/tokens/new
/// API     POST /api/me/tokens
/// COMMAND alongside account token
package struct MakeToken: Act {
    package let label: String
    package let until: Day

    package static let name = "MakeToken"
    package static let needs = Permission.ownAccount
    package static let api = "/api/me/tokens"
    package static let summary = "Make a token with which a script acts for you."

    /// The most tokens somebody has at a time.
    static let most = 20

    package init(_ form: inout FieldReader) throws(Refusals) {
        label = form.text(Self.labelField)
        let until = form.required(Self.untilField, as: Day.self)
        guard let until, form.refusals.isEmpty else { throw form.refused }
        self.until = until
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { true }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if until <= occasion.today || until > occasion.today.adding(days: 366) {
            refusals.append(
                Refusal(Self.untilField, "Give a day after today, and within a year"))
        }
        let count = try occasion.database.count(
            """
            SELECT count(*) FROM api_token WHERE person = \(occasion.person.id)
            AND ended_at IS NULL AND until_day > \(occasion.today)
            """)
        if count >= Self.most {
            refusals.append(Refusal("", "You have \(Self.most) tokens. End one you no longer use first."))
        }
        return refusals
    }

    package struct Done: Codable, Sendable {
        /// What the token is known by in lists and in the audit log.
        package let id: String
        /// The token itself, told this once.
        package let token: Told
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let secret = Secret.make()
        let id = Secret.digest(secret)
        try occasion.writing.run(
            """
            INSERT INTO api_token (id, person, label, made_at, until_day)
            VALUES (\(id), \(occasion.person.id), \(label), \(occasion.now), \(until))
            """)
        occasion.note(Self.self, occasion.person.id.subject, detail: "until \(until)")
        return Done(id: id, token: Told(secret))
    }
}

extension MakeToken {
    static let labelField = Field(
        "label", "What is it for?", hint: "For example: the trust's dashboard",
        required: "Say what it is for", limit: 80)
    static let untilField = Field(
        "until", "The day it ends", hint: "Within a year", .day, required: "Give the day it ends")

    package static func fields(_ authority: Authority) -> [Field] { [labelField, untilField] }
}
