import Foundation
import Pages
import Reckoning
import Storage

/// The house: the database, the authority's package and the clock that every room works with.
package final class House: Sendable {
    package let store: Store
    package let authority: Authority
    package let now: @Sendable () -> Instant
    package let settings: HouseSettings
    /// What changes seldom and is asked for all the time.
    package let memory = Memory()

    package init(
        store: Store, authority: Authority, settings: HouseSettings = HouseSettings(),
        now: @escaping @Sendable () -> Instant = Instant.now
    ) {
        self.store = store
        self.authority = authority
        self.settings = settings
        self.now = now
    }

    /// The time on the wall, in the authority's time zone.
    package var localTime: LocalTime { authority.timeZone.localTime(of: now()) }
    package var today: Day { localTime.day }

    /// Does an act for a person: once per key, in one transaction, with its line in the audit log.
    ///
    /// Throws ``NotAllowed`` where no post gives the right, ``NotThere`` where what it is done to
    /// is out of scope, and ``Refusals`` with everything else that stands in the way.
    ///
    /// `author` is who stands in the audit log where that is not the person: `system`, for what an
    /// operator does at the server.
    package func perform<Doing: Act>(
        _ asked: Doing, by person: Person, once key: String? = nil, author: String? = nil
    ) async throws -> Doing.Done {
        guard person.may(Doing.needs) else { throw NotAllowed(permission: Doing.needs) }
        let (authority, today, mail) = (authority, today, settings.mail)
        let act = try await asked.prepared(by: person, in: self)
        return try await store.write(as: author ?? person.id.text) { writing in
            try writing.once(key, act: Doing.name) {
                let occasion = Occasion(
                    writing: writing, person: person, authority: authority, today: today, mail: mail)
                guard try act.isInScope(occasion) else { throw NotThere() }
                let refusals = try act.refusals(occasion)
                guard refusals.isEmpty else { throw Refusals(refusals) }
                let done = try act.happen(occasion)
                try occasion.end.come(occasion)
                return done
            }
        }
    }
}

/// What whoever runs Alongside decides about the running of it.
package struct HouseSettings: Sendable {
    /// Whether everything in the database is invented; every page then says so.
    package var isDemonstration = false
    /// Whether browsers reach it over https, so that cookies can be marked secure.
    package var isSecure = false
    /// The cost of a password, as scrypt's N; tests lower it.
    package var passwordCost = 1 << 15
    /// Minutes without a request after which a session ends.
    package var idleMinutes = 30
    /// Hours after which a session ends whatever happens.
    package var longestHours = 12
    /// The proxies in front of the server, by network address: only their word on where a request
    /// came from is believed.
    package var trustedProxies: Set<String> = []
    /// The days on which the accessibility statement was prepared and last reviewed.
    package var statementPrepared: Day?
    package var statementReviewed: Day?
    /// How mail is sent; nil where none is.
    package var mail: MailSettings?

    package init() {}
}
