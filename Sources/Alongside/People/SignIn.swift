import Foundation
import Reckoning
import Storage

/// WHEN somebody signs in
///
/// They give the name of their account and its password. Whatever is wrong (no such account, a
/// closed one, another password, a one-time password older than a week) the answer is the same,
/// and takes as long. Guessing is slowed down (``Guesses``), whoever it is that guesses and whether
/// or not there is such an account.
///
/// A right password starts a session under a new secret, whatever the browser brought along, and
/// ends the one it had. The browser is remembered as known to the account. A password that was
/// derived at a lower cost than today's is derived again. The audit log has `SignIn`, or
/// `SignInRefused` without what was typed.
///
/// PAGE    /sign-in
/// SETTING passwordCost, idleMinutes, longestHours, trustedProxies
package struct SignIn: Sendable {
    package let account: String
    package let password: String
    /// The secret by which the browser is known, where it has one.
    package let browser: String?
    package let address: String
    /// The session that the browser had before.
    package let session: Session?

    package enum Outcome: Sendable {
        /// The secrets of the new session and of the browser.
        case welcome(session: String, browser: String, mustChangePassword: Bool)
        case unknown
        case wait(seconds: Int)
    }

    /// Days for which a password that somebody else chose can be signed in with.
    static let oneTimeDays = 7

    private struct Found: Sendable {
        let person: ID<Person>
        let password: String
        let mustChange: Bool
        let isUsable: Bool
    }

    private struct Counted: Sendable {
        let found: Found?
        let counters: [GuessCounter]
        let wait: Int?
    }

    package func attempt(in house: House) async throws -> Outcome {
        let counted = try await house.store.keep { writing in try count(writing) }
        if let wait = counted.wait { return .wait(seconds: wait) }
        let found = counted.found.flatMap { $0.isUsable ? $0 : nil }
        let stored = found.flatMap { Password(stored: $0.password) }
        guard try await Password.check(password, against: stored, for: house), let found, let stored
        else {
            let subject = counted.found.map { "person:\($0.person)" } ?? "account:unknown"
            try await house.store.write(as: "system") { $0.note("SignInRefused", subject) }
            return .unknown
        }
        var kept = found.password
        if stored.cost < house.settings.passwordCost {
            kept = try await Password.make(password, for: house).stored
        }
        return try await welcome(found, keeping: kept, counted.counters, in: house)
    }

    private func count(_ writing: Writing) throws -> Counted {
        let week = writing.now.adding(seconds: -SignIn.oneTimeDays * 86_400)
        let found = try writing.connection.all(
            """
            SELECT person, password, must_change,
                state = 'open' AND (NOT must_change OR changed_at > \(week))
            FROM account WHERE name = \(account)
            """
        ) { row in
            try Found(person: row[0], password: row[1], mustChange: row[2], isUsable: row[3])
        }.first
        var counters = [GuessCounter.account(account), .address(address)]
        if let browser, let found, try isKnown(browser, to: found.person, writing) {
            counters = [.browser(browser, found.person)]
        }
        return Counted(
            found: found, counters: counters, wait: try GuessCounter.count(counters, writing))
    }

    private func isKnown(
        _ browser: String, to person: ID<Person>, _ writing: Writing
    ) throws -> Bool {
        let halfAYear = writing.now.adding(seconds: -180 * 86_400)
        return try writing.connection.exists(
            """
            SELECT 1 FROM known_browser WHERE id = \(Secret.digest(browser)) AND person = \(person)
            AND seen_at > \(halfAYear)
            """)
    }

    private func welcome(
        _ found: Found, keeping password: String, _ counters: [GuessCounter], in house: House
    ) async throws -> Outcome {
        let (secret, browser) = (Secret.make(), browser ?? Secret.make())
        let isIn = try await house.store.write(as: found.person.text) { writing in
            // The account may have been closed, or its password changed, while this one was tried.
            let changed = try writing.run(
                """
                UPDATE account SET password = \(password)
                WHERE person = \(found.person) AND state = 'open' AND password = \(found.password)
                """)
            guard changed == 1 else {
                writing.note("SignInRefused", "person:\(found.person)")
                return false
            }
            for counter in counters { try counter.takeBack(writing) }
            try start(secret, browser, for: found.person, writing)
            writing.note("SignIn", "person:\(found.person)")
            return true
        }
        guard isIn else { return .unknown }
        return .welcome(session: secret, browser: browser, mustChangePassword: found.mustChange)
    }

    private func start(
        _ secret: String, _ browser: String, for person: ID<Person>, _ writing: Writing
    ) throws {
        let now = writing.now
        try writing.run(
            """
            INSERT INTO session (id, person, token, started_at, seen_at)
            VALUES (\(Secret.digest(secret)), \(person), \(Secret.make()), \(now), \(now))
            """)
        if let session {
            try writing.run(
                "UPDATE session SET ended_at = \(now) WHERE id = \(session.id) AND ended_at IS NULL"
            )
        }
        try writing.run(
            """
            INSERT INTO known_browser (id, person, seen_at)
            VALUES (\(Secret.digest(browser)), \(person), \(now))
            ON CONFLICT (id, person) DO UPDATE SET seen_at = excluded.seen_at
            """)
    }
}
