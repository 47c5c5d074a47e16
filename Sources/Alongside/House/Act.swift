import Pages
import Reckoning
import Storage

/// Something a person can do in the model: bring a concern, publish a recap, allocate support.
///
/// One act, one file, in this order: the story; the fields; who may; whether it may; what happens;
/// what follows. Pages, JSON and commands are three doors to the same act, and no rule lives in a
/// door. `docs/adding.md` shows how to write one.
package protocol Act: Sendable {
    /// What the doors need to know afterwards; kept, so that asking again gets the same answer.
    associatedtype Done: Codable & Sendable

    /// `BringConcern`: as it stands in the audit log.
    static var name: String { get }
    /// The right it needs.
    static var needs: Permission { get }
    /// Where it is done over JSON, by POST: `/api/concerns`. Names in braces are fields.
    static var api: String { get }
    /// What it does, in a sentence for the help and the API's description.
    static var summary: String { get }
    /// What must be known. Choices that the authority decides are filled in from its package.
    static func fields(_ authority: Authority) -> [Field]

    /// Reads the fields; throws everything that is missing or malformed at once.
    init(_ form: inout FieldReader) throws(Refusals)

    /// What takes long and must not hold up the one writer, done before the transaction: deriving
    /// a password. Most acts have nothing of the kind.
    func prepared(by person: Person, in house: House) async throws -> Self
    /// Who may: whether what it is done to lies in the person's scope. Where not, the answer is
    /// the same as if it did not exist.
    func isInScope(_ occasion: Occasion) throws -> Bool
    /// Whether it may: everything that stands in the way, each tied to its field.
    func refusals(_ occasion: Occasion) throws -> [Refusal]
    /// What happens, in one transaction, and what follows: other acts by name.
    func happen(_ occasion: Occasion) throws -> Done
}

extension Act {
    package func prepared(by person: Person, in house: House) async throws -> Self { self }
}

/// The occasion of an act: who does it, when, under which authority package, in which transaction.
package struct Occasion {
    package let writing: Writing
    package let person: Person
    package let authority: Authority
    /// Today, on the authority's calendar.
    package let today: Day
    /// How mail is sent; nil where none is.
    package let mail: MailSettings?
    /// What waits until everything that follows has happened.
    package let end = AtTheEnd()

    package var database: any Connection { writing.connection }
    package var now: Instant { writing.now }

    /// One line in the audit log.
    package func note(_ act: (some Act).Type, _ subject: String, detail: String = "") {
        writing.note(act.name, subject, detail: detail)
    }

    /// Does another act that follows from this one, within the same transaction, by the same rules
    /// except the scope: whoever may do the first may do what follows from it.
    package func follow<Next: Act>(_ act: Next) throws -> Next.Done {
        let refusals = try act.refusals(self)
        guard refusals.isEmpty else { throw Refusals(refusals) }
        return try act.happen(self)
    }
}

/// What is asked for is not there, or not for this person to know of: one answer for both.
package struct NotThere: Error, Sendable {
    package init() {}
}

/// The person is known and may not do this at all.
package struct NotAllowed: Error, Sendable {
    package let permission: Permission
}
