import Alongside
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Pages
import Reckoning
import Storage
import Synchronization

/// A browser without a window: drives the router itself, keeps cookies, fills in forms.
package final class Client: Sendable {
    package struct Answer: Sendable {
        package let status: Int
        package let headers: HTTPFields
        package let body: String

        package var location: String? { headers[.location] }
        /// What a page's hidden field holds.
        package func hidden(_ name: String) -> String {
            let parts = body.components(separatedBy: #"name="\#(name)" value=""#)
            return parts.count > 1 ? parts[1].components(separatedBy: "\"")[0] : ""
        }
    }

    package let site: Site
    private let responder: RouterResponder<SiteContext>
    private let cookies: Mutex<[String: String]>
    private let token: Mutex<String> = Mutex("")

    package init(_ test: TestHouse, routes: [Route] = Rooms.routes) {
        site = Site(
            house: test.house, routes: routes, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        responder = site.router().buildResponder()
        cookies = Mutex([:])
    }

    /// Signs a person in without a password, by putting a session into the database.
    package func signIn(_ person: Person) async throws {
        let (secret, form, house) = (Secret.make(), Secret.make(), site.house)
        try await house.store.keep { writing in
            try writing.run(
                """
                INSERT INTO session (id, person, token, started_at, seen_at)
                VALUES (\(Secret.digest(secret)), \(person.id), \(form), \(writing.now), \(writing.now))
                """)
        }
        cookies.withLock { $0["alongside"] = secret }
        token.withLock { $0 = form }
    }

    package func get(_ path: String) async throws -> Answer { try await send(.get, path) }

    /// Posts fields with the session's token. A form's own number is added unless one is given.
    package func post(_ path: String, _ fields: [(String, String)], once: String? = nil) async throws -> Answer {
        var all = fields
        if !all.contains(where: { $0.0 == "_token" }) { all.append(("_token", token.withLock { $0 })) }
        all.append(("_once", once ?? Secret.make()))
        let body = all.map { "\(escape($0.0))=\(escape($0.1))" }.joined(separator: "&")
        return try await send(.post, path, body, type: "application/x-www-form-urlencoded")
    }

    package func postJSON(_ path: String, _ body: String, headers: [String: String] = [:]) async throws -> Answer {
        var headers = headers
        headers["X-Alongside-Token"] = token.withLock { $0 }
        return try await send(.post, path, body, type: "application/json", headers: headers)
    }

    package func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, type: String? = nil,
        headers extra: [String: String] = [:]
    ) async throws -> Answer {
        var headers = HTTPFields()
        let held = cookies.withLock { $0 }.map { "\($0)=\($1)" }.joined(separator: "; ")
        if !held.isEmpty { headers[.cookie] = held }
        if let type { headers[.contentType] = type }
        for (name, value) in extra {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: path,
                headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
        let context = SiteContext(
            source: ApplicationRequestContextSource(
                channel: EmbeddedChannel(), logger: Logger(label: "test")))
        return try await read(try await responder.respond(to: request, context: context))
    }

    private func read(_ response: Response) async throws -> Answer {
        for header in response.headers[values: .setCookie] {
            let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            cookies.withLock { $0[String(pair[0])] = pair.count == 2 ? String(pair[1]) : nil }
        }
        let sink = Sink()
        try await response.body.write(sink)
        return Answer(
            status: response.status.code, headers: response.headers,
            body: sink.bytes.withLock { String(buffer: $0) })
    }

    private func escape(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private final class Sink: ResponseBodyWriter, Sendable {
        let bytes = Mutex(ByteBuffer())
        func write(_ buffer: ByteBuffer) async throws {
            bytes.withLock { _ = $0.writeImmutableBuffer(buffer) }
        }
        func finish(_ trailers: HTTPFields?) async throws {}
    }
}
