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
    let sessionSecret: String?
    let startSecret: String?
    let notice: String?
    let bearer: String?
    let once: String?
    let tokenHeader: String?
    /// Whether the browser says that another site sent this.
    let isCrossSite: Bool
    var session: Session?

    init(_ request: Request) {
        path = request.uri.path
        query = Given(encoded: request.uri.query ?? "") ?? Given()
        isPost = request.method == .post
        isAPI = path.hasPrefix("/api/")
        let headers = request.headers
        isJSON = headers[.contentType]?.hasPrefix("application/json") ?? false
        let cookies = request.cookies
        sessionSecret = Cookie.session.read(cookies)
        startSecret = Cookie.start.read(cookies)
        notice = Cookie.notice.read(cookies).flatMap { $0.removingPercentEncoding }
        bearer = headers[.authorization].flatMap { header in
            header.hasPrefix("Bearer ") ? String(header.dropFirst(7)) : nil
        }
        once = headers[HTTPField.Name("Idempotency-Key") ?? .from]
        tokenHeader = headers[HTTPField.Name("X-Alongside-Token") ?? .from]
        let site = headers[HTTPField.Name("Sec-Fetch-Site") ?? .from]
        isCrossSite = site == "cross-site" || site == "same-site"
    }

    /// The fields of a body.
    func given(_ body: String) throws -> Given {
        guard isPost, !body.isEmpty else { return Given() }
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
    /// What to say at the top of the next page.
    case notice = "alongside-notice"

    func read(_ cookies: Cookies) -> String? {
        (cookies["__Host-" + rawValue] ?? cookies[rawValue])?.value
    }

    /// The `Set-Cookie` header; nil takes the cookie away.
    func header(_ value: String?, secure: Bool) -> String {
        let name = (secure ? "__Host-" : "") + rawValue
        let age = value == nil ? "; Max-Age=0" : ""
        let marks = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "")
        return "\(name)=\(value ?? "")\(marks)\(age)"
    }
}
