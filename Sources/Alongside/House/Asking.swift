import Foundation
import HTTPTypes
import Hummingbird
import Pages

/// A request's head, read once: its path, query, cookies and the headers that matter here.
struct Asking: Sendable {
    let path: String
    let query: Given
    let isPost: Bool
    let isAPI: Bool
    let isJSON: Bool
    let isForm: Bool
    let sessionSecret: String?
    let startSecret: String?
    let knownSecret: String?
    let notice: String?
    let bearer: String?
    let once: String?
    let tokenHeader: String?
    /// Whether the browser says that another site sent this.
    let isCrossSite: Bool
    var session: Session?
    var person: Person?

    init(_ request: Request, secure: Bool) {
        path = request.uri.path
        query = Given(encoded: request.uri.query ?? "") ?? Given()
        isPost = request.method == .post
        isAPI = path.hasPrefix("/api/")
        let headers = request.headers
        isJSON = headers[.contentType]?.hasPrefix("application/json") ?? false
        isForm =
            headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") ?? false
        let cookies = request.cookies
        sessionSecret = Cookie.session.read(cookies, secure: secure)
        startSecret = Cookie.start.read(cookies, secure: secure)
        knownSecret = Cookie.known.read(cookies, secure: secure)
        notice = Cookie.notice.read(cookies, secure: secure).flatMap { $0.removingPercentEncoding }
        bearer = headers[.authorization].flatMap { header in
            header.hasPrefix("Bearer ") ? String(header.dropFirst(7)) : nil
        }
        once = headers[HTTPField.Name("Idempotency-Key") ?? .from]
        tokenHeader = headers[HTTPField.Name("X-Alongside-Token") ?? .from]
        isCrossSite = Asking.isCrossSite(request)
    }

    /// Browsers say where a form was sent from. The older ones say it by `Origin` alone.
    private static func isCrossSite(_ request: Request) -> Bool {
        if let site = request.headers[HTTPField.Name("Sec-Fetch-Site") ?? .from] {
            return site != "same-origin" && site != "none"
        }
        guard let origin = request.headers[.origin], let host = request.head.authority else {
            return false
        }
        return origin.split(separator: "/").last.map(String.init) != host
    }

    /// The fields of a body.
    func given(_ body: String) throws -> Given {
        guard isPost, !body.isEmpty else { return Given() }
        guard isJSON || isForm else {
            if bearer == nil { throw Forged() }
            throw NotOurs()
        }
        guard let given = isJSON ? Given(json: Data(body.utf8)) : Given(encoded: body) else {
            throw Malformed()
        }
        return given
    }
}

/// The cookies Alongside sets, and only when somebody signs in or is about to: public pages set
/// none.
enum Cookie: String {
    /// Who is signed in.
    case session = "alongside"
    /// Ties the sign-in form to this browser, before there is a session.
    case start = "alongside-start"
    /// A browser that somebody has signed in with before; it is asked for only when signing in.
    case known = "alongside-known"
    /// What to say at the top of the next page.
    case notice = "alongside-notice"

    /// Over https only the cookie that no other site could have planted counts.
    func read(_ cookies: Cookies, secure: Bool) -> String? {
        cookies[name(secure)]?.value
    }

    private func name(_ secure: Bool) -> String { (secure ? "__Host-" : "") + rawValue }

    /// The `Set-Cookie` header; nil takes the cookie away.
    func header(_ value: String?, secure: Bool) -> String {
        let age = value == nil ? "; Max-Age=0" : self == .known ? "; Max-Age=15552000" : ""
        let marks = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "")
        return "\(name(secure))=\(value ?? "")\(marks)\(age)"
    }
}
