import Reckoning
import Storage

/// What is counted against guessing passwords, and how long somebody has to wait.
///
/// Each guess is counted before it is tried and taken back where it was right, so that a thousand
/// guesses sent at once are not a thousand guesses. Three things are counted:
///
/// * for an **account name**, known or not: ten guesses, then one after 5 minutes, 10, 20 and 30;
///   forgotten after an hour without a guess;
/// * for a **network address**: five guesses, then one a minute, since a whole office may share it;
/// * for a **browser** that the account's owner has signed in with before, as for an account.
///
/// So never more than ten in any five minutes. A known browser is counted by itself alone: whoever
/// guesses at an account from elsewhere slows their own guessing, and its owner still gets in.
package struct Guesses: Sendable, Equatable {
    package enum Subject: Sendable {
        case account, address, browser
    }

    package var count: Int
    /// When the last was made; for an address, up to when they have been forgotten one by one.
    package var since: Instant

    package init(_ count: Int, since: Instant) {
        self.count = count
        self.since = since
    }

    /// How many seconds until the next guess may be made; 0 where it may be made now.
    package func wait(_ subject: Subject, at now: Instant) -> Int {
        let quiet = max(0, now.seconds(since: since))
        switch subject {
        case .account, .browser:
            guard count >= 10, quiet < 3600 else { return 0 }
            let delay = min(1800, 300 << min(count - 10, 3))
            return max(0, delay - quiet)
        case .address:
            return max(0, count - quiet / 60) < 5 ? 0 : 60 - quiet % 60
        }
    }

    /// With one guess more.
    package func counting(_ subject: Subject, at now: Instant) -> Guesses {
        let quiet = max(0, now.seconds(since: since))
        switch subject {
        case .account, .browser:
            return Guesses(quiet >= 3600 ? 1 : count + 1, since: now)
        case .address:
            let left = max(0, count - quiet / 60)
            return left == 0
                ? Guesses(1, since: now)
                : Guesses(left + 1, since: since.adding(seconds: quiet / 60 * 60))
        }
    }
}

/// A counter in the database. Names and addresses stand in it as sums only: a password typed into
/// the wrong box is not kept.
package struct GuessCounter: Sendable {
    let id: String
    let subject: Guesses.Subject

    package static func account(_ name: String) -> GuessCounter {
        GuessCounter(id: Secret.digest("account:\(name)"), subject: .account)
    }
    package static func address(_ address: String) -> GuessCounter {
        GuessCounter(id: Secret.digest("address:\(address)"), subject: .address)
    }
    package static func browser(_ secret: String, _ person: ID<Person>) -> GuessCounter {
        GuessCounter(id: Secret.digest("browser:\(secret):\(person)"), subject: .browser)
    }
    /// For those who are signed in and give their password again.
    package static func person(_ person: ID<Person>) -> GuessCounter {
        GuessCounter(id: Secret.digest("person:\(person)"), subject: .browser)
    }

    private func read(_ writing: Writing) throws -> Guesses {
        try writing.connection.all("SELECT failures, since FROM throttle WHERE id = \(id)") { row in
            Guesses(try row[0], since: try row[1])
        }.first ?? Guesses(0, since: writing.now)
    }

    /// Counts a guess against each of several, or against none where one says to wait; returns the
    /// longest wait in seconds, or nil where the guess may be made.
    package static func count(_ counters: [GuessCounter], _ writing: Writing) throws -> Int? {
        let known = try counters.map { ($0, try $0.read(writing)) }
        let wait = known.map { $0.1.wait($0.0.subject, at: writing.now) }.max() ?? 0
        guard wait == 0 else { return wait }
        for (counter, guesses) in known {
            let next = guesses.counting(counter.subject, at: writing.now)
            try writing.run(
                """
                INSERT INTO throttle (id, failures, since)
                VALUES (\(counter.id), \(next.count), \(next.since))
                ON CONFLICT (id) DO UPDATE SET failures = excluded.failures, since = excluded.since
                """)
        }
        return nil
    }

    /// Takes back a guess that was right.
    package func takeBack(_ writing: Writing) throws {
        try writing.run(
            "UPDATE throttle SET failures = failures - 1 WHERE id = \(id) AND failures > 0")
    }
}
