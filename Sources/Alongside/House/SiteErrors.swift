import Foundation
import Hummingbird
import Logging
import NIOCore
import Pages
import Storage

// What stands in the way, as a page or as JSON. What is out of scope and what does not exist look
// the same.
extension Site {
    func refuse(_ error: any Error, _ asking: Asking) async -> Response {
        switch error {
        case let refused as Refusals: return problem(.refused(refused.list), asking)
        case is NotThere: return problem(.notThere, asking)
        case let refused as NotAllowed: return problem(.notAllowed(refused.permission), asking)
        case is NotSignedIn: return notSignedIn(asking)
        case is PasswordToChange:
            if asking.isAPI { return problem(.passwordToChange, asking) }
            return response(.redirect(Address.changePassword), asking)
        case is SignedInAgain: return signedInAgain(asking)
        case is Forged: return problem(.forged, asking)
        case is Busy: return problem(.busy, asking)
        case is Malformed: return problem(.malformed, asking)
        case is Deadline.Passed: return problem(.tooSlow, asking)
        case is KeyInUse:
            let words = "This key was used for something else. Send it under a new one."
            return problem(.refused([Refusal("", words)]), asking)
        case StorageError.unavailable(let words):
            log.error("storage unavailable", metadata: ["words": "\(words)"])
            return problem(.unavailable, asking)
        case is NotOurs: return problem(.notOurs, asking)
        case is NIOTooManyBytesError: return problem(.tooLarge, asking)
        case let error as HTTPError where error.status.code == 413:
            return problem(.tooLarge, asking)
        default:
            let mark = Secret.make().prefix(8)
            log.error("unexpected", metadata: ["mark": "\(mark)", "error": "\(error)"])
            return problem(.unexpected(String(mark)), asking)
        }
    }

    private func notSignedIn(_ asking: Asking) -> Response {
        if asking.isAPI { return problem(.notSignedIn, asking) }
        let kept = asking.isPost && asking.session != nil
        let notice =
            kept
            ? "Your session had ended. What you typed is kept: sign in to go on." : nil
        return response(.redirect(Address.signIn(next: asking.path), notice: notice), asking)
    }

    func problem(_ problem: Problem, _ asking: Asking) -> Response {
        if asking.isAPI {
            let body = ProblemBody(
                title: problem.title, status: problem.status,
                detail: problem.detailForScripts, refusals: problem.refusals)
            let data = (try? JSON.encode(body)) ?? Data()
            return bytes(Array(data), "application/problem+json", status: problem.status)
        }
        let list = problem.refusals.map { refusal -> HTML in "\(refusal.words)" }
        let page = Page(
            problem.title, status: problem.status,
            """
            <h1>\(problem.title)</h1><p>\(problem.detail)</p>
            \(if: !list.isEmpty, Part.list(list))
            """)
        return self.page(page, asking)
    }
}

/// The JSON form of a problem, after RFC 9457.
package struct ProblemBody: Codable, Sendable {
    package let title: String
    package let status: Int
    package let detail: String
    package let refusals: [Refusal]
}

/// A request that could not be answered as asked, and what to do about it.
enum Problem: Sendable {
    case refused([Refusal])
    case notThere
    case notAllowed(Permission)
    case notSignedIn
    case passwordToChange
    case forged
    case malformed
    case notOurs
    case tooLarge
    case tooSlow
    case unavailable
    case busy
    case unexpected(String)

    var status: Int {
        switch self {
        case .refused: 422
        case .notThere: 404
        case .notAllowed, .forged, .passwordToChange: 403
        case .notSignedIn: 401
        case .malformed: 400
        case .notOurs: 415
        case .tooLarge: 413
        case .tooSlow: 408
        case .unavailable, .busy: 503
        case .unexpected: 500
        }
    }

    var refusals: [Refusal] {
        if case .refused(let list) = self { list } else { [] }
    }

    var title: String {
        switch self {
        case .refused: "This could not be done"
        case .notThere: "Page not found"
        case .notAllowed: "Your post does not include this"
        case .notSignedIn: "Sign in first"
        case .passwordToChange: "Change your password first"
        case .forged: "This form is no longer valid"
        case .malformed: "This could not be read"
        case .notOurs: "This is neither a form nor JSON"
        case .tooLarge: "That is too large"
        case .tooSlow: "That took too long to arrive"
        case .unavailable: "Alongside cannot save or look things up just now"
        case .busy: "Many people are signing in just now"
        case .unexpected: "Something went wrong"
        }
    }

    /// The same for whoever writes a script: no page to go back to.
    var detailForScripts: String {
        switch self {
        case .notThere: "There is nothing at this address that this token or session can see."
        case .forged: "Send a token in the Authorization header. Nothing was changed."
        default: detail
        }
    }

    var detail: String {
        switch self {
        case .refused: "Nothing was changed."
        case .notThere:
            "There is nothing at this address that you can see. Check the address, or start from your Today page."
        case .notAllowed(let permission):
            "None of the posts you hold lets you \(permission.rawValue). Ask your administrator if it should."
        case .notSignedIn: "Send a token in the Authorization header, or sign in."
        case .passwordToChange: "Sign in on the page and choose a password of your own."
        case .busy: "Nothing was changed. Go back and try again in a few seconds."
        case .forged:
            "Go back, reload the page and send it again. Nothing was changed."
        case .malformed:
            "Send a form or a JSON object of texts, numbers and lists. Nothing was changed."
        case .notOurs: "Send Content-Type: application/json, or a form. Nothing was changed."
        case .tooLarge: "Send less than 512 KB at a time. Nothing was changed."
        case .tooSlow: "Check your connection and send it again. Nothing was changed."
        case .unavailable:
            "It may not have been saved. Keep this page open and send it again in a minute: it will not be done twice."
        case .unexpected(let mark):
            "Nothing was changed. If it happens again, tell your administrator this mark: \(mark)."
        }
    }
}

/// Addresses that no route has.
struct Elsewhere: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: SiteContext,
        next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let asking = Asking(request, secure: site.house.settings.isSecure)
            return site.problem(.notThere, asking)
        }
    }
}
