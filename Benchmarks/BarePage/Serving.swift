import Foundation
import Hummingbird
import NIOCore
import Pages
import Storage

/// The same pages with the same queries on a bare Hummingbird, for measuring what the house around
/// Alongside's pages costs: `bare-page DATABASE PORT FOLDER`.
@main
enum Serving {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let port = Int(arguments[2]) else {
            throw Wrong(words: "usage: bare-page DATABASE PORT FOLDER")
        }
        let store = try Store(arguments[1])
        let application = Application(
            router: try router(store, arguments[3]),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil))
        try await store.onReaders { try await application.runService() }
    }

    struct Wrong: Error {
        let words: String
    }

    private static func router(
        _ store: Store, _ folder: String
    ) throws -> Router<BasicRequestContext> {
        let words = try JSONDecoder().decode(
            Words.self, from: Data(contentsOf: URL(filePath: "\(folder)/words.json")))
        let house = try Statements("house", in: folder)
        let school = try Statements("school", in: folder)
        let zone = try Statements("zone", in: folder)
        let find = try Statements("find", in: folder)
        let router = Router()
        router.get("/schools/{urn}") { _, context in
            let urn = try context.parameters.require("urn", as: Int.self)
            return try answer(
                try await store.read { try SchoolPage.load(urn, school, house, words, $0)?.html })
        }
        router.get("/zones/{code}") { _, context in
            let code = try context.parameters.require("code")
            return try answer(
                try await store.read { try ZonePage.load(code, zone, house, words, $0)?.html })
        }
        router.get("/find-my-zone") { request, _ in
            let asked = try request.uri.queryParameters.require("q")
            return try answer(try await store.read { try FindPage.load(asked, find, words, $0).html })
        }
        return router
    }

    private static func answer(_ html: HTML?) throws -> Response {
        guard let html else { throw HTTPError(.notFound) }
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }
}
