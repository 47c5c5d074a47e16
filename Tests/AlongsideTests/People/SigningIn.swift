import Alongside
import AlongsideTesting
import HTTPTypes
import Reckoning
import Storage

/// Signing in as a browser does it, for the tests of this folder.
let goodPassword = "heron over still water"

extension TestHouse {
    /// Gives a person of the cast a password, as if they had chosen it.
    func setPassword(_ person: Person, _ text: String = goodPassword, mustChange: Bool = false)
        async throws
    {
        let password = try await Password.make(text, for: house)
        try await store.keep { writing in
            try writing.run(
                """
                UPDATE account SET password = \(password), must_change = \(mustChange),
                    changed_at = \(writing.now) WHERE person = \(person.id)
                """)
        }
    }

    func count(_ sql: SQL) async throws -> Int { try await store.read { try $0.count(sql) } }

    /// The acts in the audit log, in order.
    func acts() async throws -> [String] {
        try await store.read { try $0.values("SELECT act FROM audit ORDER BY seq") }
    }
}

extension Client {
    /// Opens the sign-in page and sends it.
    func signIn(
        _ account: String, _ password: String = goodPassword, next: String = ""
    ) async throws -> Answer {
        let page = try await get("/sign-in")
        return try await post(
            "/sign-in",
            [
                ("_token", page.hidden("_token")), ("account", account), ("password", password),
                ("next", next),
            ])
    }
}

extension Client.Answer {
    var cookies: [String] { headers[values: .setCookie] }
    func cookie(_ name: String) -> String? {
        cookies.first { $0.hasPrefix("\(name)=") }
    }
    func cookieValue(_ name: String) -> String? {
        cookie(name).map { String($0.prefix { $0 != ";" }.dropFirst(name.count + 1)) }
    }
}
