import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Reckoning
import Storage

// What a room answers, as a response.
extension Site {
    func response(_ answer: Answer, _ asking: Asking) -> Response {
        switch answer {
        case .page(let page): return self.page(page, asking)
        case .fragment(let html): return bytes(html.bytes, "text/html; charset=utf-8")
        case .json(let data, let status):
            return bytes(Array(data), "application/json", status: status)
        case .asset(let data, let type):
            var response = bytes(Array(data), type)
            response.headers[.cacheControl] = "public, max-age=31536000, immutable"
            return response
        case .file(let data, let name, let type):
            var response = bytes(Array(data), type)
            response.headers[.contentDisposition] = #"attachment; filename="\#(name)""#
            return response
        case .redirect(let to, let notice): return redirect(to, notice: notice)
        case .start(let page, let secret):
            var response = self.page(page, asking)
            add(.start, secret, to: &response)
            return response
        case .session(let secret, let browser, let to, let notice):
            var response = redirect(to, notice: notice)
            add(.session, secret, to: &response)
            add(.start, nil, to: &response)
            if let browser { add(.known, browser, to: &response) }
            return response
        }
    }

    func page(_ page: Page, _ asking: Asking) -> Response {
        var shown = page
        shown.notice = page.notice ?? asking.notice
        let layout = chrome.layout(for: asking.session, asking.person, at: house.localTime)
        let html = layout.html(shown, at: asking.path)
        var response = bytes(html.bytes, "text/html; charset=utf-8", status: page.status)
        if let seconds = page.refreshSeconds, let name = HTTPField.Name("Refresh") {
            response.headers[name] = "\(seconds)"
        }
        if asking.notice != nil { add(.notice, nil, to: &response) }
        return response
    }

    private func redirect(_ to: String, notice: String?) -> Response {
        var response = bytes([], "text/plain", status: 303)
        response.headers[.location] = to
        if let notice {
            let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: ".,"))
            add(
                .notice, notice.addingPercentEncoding(withAllowedCharacters: allowed), to: &response
            )
        }
        return response
    }

    private func add(_ cookie: Cookie, _ value: String?, to response: inout Response) {
        let header = cookie.header(value, secure: house.settings.isSecure)
        response.headers.append(HTTPField(name: .setCookie, value: header))
    }

    func bytes(_ bytes: [UInt8], _ type: String, status: Int = 200) -> Response {
        var headers = Site.safety
        headers.append(HTTPField(name: .contentType, value: type))
        if house.settings.isSecure { headers[.strictTransportSecurity] = "max-age=31536000" }
        return Response(
            status: .init(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// What every answer says to the browser: not to be kept, no scripts or styles but our own, no frames, no
    /// guessing of types, no addresses told to other sites.
    private static let safety: HTTPFields = [
        .cacheControl: "no-store",
        .contentSecurityPolicy:
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        .xContentTypeOptions: "nosniff",
        HTTPField.Name("Referrer-Policy") ?? .from: "same-origin",
        HTTPField.Name("Cross-Origin-Opener-Policy") ?? .from: "same-origin",
        HTTPField.Name("Permissions-Policy") ?? .from: "interest-cohort=()",
    ]
}
