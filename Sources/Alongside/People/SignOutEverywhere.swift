import Pages
import Reckoning
import Storage

/// WHEN somebody signs out everywhere else
///
/// A laptop was lost, a shared computer left open: all sessions of theirs end at once, on every
/// server, except the one they ask from. No browser is known any more.
///
/// PAGE    /account
/// API     POST /api/me/sign-out-everywhere
package struct SignOutEverywhere: Act {
    package let except: String

    package static let name = "SignOutEverywhere"
    package static let needs = Permission.ownAccount
    package static let api = "/api/me/sign-out-everywhere"
    package static let summary = "End all your sessions, except the one you name."

    package init(_ form: inout FieldReader) throws(Refusals) {
        except = form.text(exceptField)
        try form.finish()
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { true }
    package func refusals(_ occasion: Occasion) throws -> [Refusal] { [] }

    package struct Done: Codable, Sendable {
        package let sessionsEnded: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        occasion.note(Self.self, occasion.person.id.subject)
        return Done(sessionsEnded: try occasion.endSessions(of: occasion.person.id, except: except))
    }

    package static func fields(_ authority: Authority) -> [Field] { [exceptField] }
}
