import Reckoning
import Storage

/// What a running server tidies away: keys of writes that nobody will send again, sessions long
/// ended, drafts nobody came back to, counters of failed sign-ins, what messages said.
package enum Housekeeping {
    package static let daysToKeep = (keys: 30, sessions: 30, drafts: 60, browsers: 180, throttles: 1)
    /// What a message said, and that there was one.
    package static let daysToKeepMail = (words: 30, line: 365)

    /// Removes what is past its time. Cheap where there is nothing to do.
    package static func tidy(_ store: Store, at now: Instant) async throws {
        @Sendable func before(_ days: Int) -> Instant { now.adding(seconds: -days * 86_400) }
        try await store.keep { writing in
            try writing.run("DELETE FROM once WHERE at < \(before(daysToKeep.keys))")
            try writing.run("DELETE FROM session WHERE seen_at < \(before(daysToKeep.sessions))")
            try writing.run("DELETE FROM known_browser WHERE seen_at < \(before(daysToKeep.browsers))")
            try writing.run("DELETE FROM draft WHERE saved_at < \(before(daysToKeep.drafts))")
            try writing.run("DELETE FROM throttle WHERE since < \(before(daysToKeep.throttles))")
            try writing.run(
                """
                UPDATE outgoing_mail SET subject = '', words = '', calendar = '', address = ''
                WHERE ended_at < \(before(daysToKeepMail.words)) AND subject <> ''
                """)
            try writing.run("DELETE FROM outgoing_mail WHERE ended_at < \(before(daysToKeepMail.line))")
        }
    }
}
