import Pages
import Reckoning
import Storage

/// A promise as an act finds it: whose turn it is, and whether it is still open.
struct PromiseAtHand: RowReadable {
    let state: Promise.State
    let owner: ID<Person>?
    let ownerName: String?
    /// When it came to its owner.
    let since: Instant?

    init(row: Row) throws {
        state = try row[0]
        owner = try row[1]
        ownerName = try row[2]
        since = try row[3]
    }

    static func find(_ promise: ID<Promise>, _ occasion: Occasion) throws -> PromiseAtHand {
        let found: PromiseAtHand? = try occasion.database.first(
            """
            SELECT pr.state, pr.owner, p.name, (SELECT max(st.at) FROM promise_step st
                WHERE st.promise = pr.id AND st.state IN ('made', 'taken', 'passed'))
            FROM promise pr LEFT JOIN person p ON p.id = pr.owner WHERE pr.id = \(promise)
            """)
        guard let found else { throw NotThere() }
        return found
    }

    /// "Liam Weir, since 10:02am on Tuesday 7 October 2025".
    func turn(_ authority: Authority) -> String {
        let time = since.map { authority.timeZone.localTime(of: $0) }
        return (ownerName ?? "somebody") + (time.map { ", since \($0.clock) on \($0.day.long)" } ?? "")
    }

    /// Why this person cannot do the next thing with it: it is closed, or somebody else's turn.
    func refusals(_ occasion: Occasion) -> [Refusal] {
        if state != .open {
            let words = state == .kept ? "kept" : "closed as not kept"
            return [Refusal("", "This promise has been \(words) since you opened it. Nothing was changed.")]
        }
        guard let owner, owner != occasion.person.id, !occasion.person.may(.leadLine) else { return [] }
        return [
            Refusal(
                "",
                "It is the turn of \(turn(occasion.authority)). Ask them to pass it on, or the line’s lead.")
        ]
    }
}

extension Occasion {
    /// Whether the person works on the line, and there is such a promise.
    func mayUse(_ promise: ID<Promise>) throws -> Bool {
        try database.exists(
            "SELECT 1 FROM promise WHERE id = \(promise) AND \(person.scope(.logCall).calls)")
    }
}

extension Occasion {
    /// Closes an open promise as kept or as broken, with what the caller was told.
    func close(
        _ promise: ID<Promise>, as state: Promise.State, _ words: String
    ) throws -> PromiseDone {
        let closed = try writing.run(
            """
            UPDATE promise SET state = \(state), owner = coalesce(owner, \(person.id)),
                closed_at = \(now), version = version + 1
            WHERE id = \(promise) AND state = 'open'
            """)
        guard closed == 1 else { throw Refusals([Refusal("", "Somebody has just closed this.")]) }
        try step(promise, state == .kept ? .kept : .broken, words)
        return PromiseDone(promise: promise, state: state)
    }
}

/// What the acts on promises answer.
package struct PromiseDone: Codable, Sendable {
    package let promise: ID<Promise>
    package let state: Promise.State
}

extension Field {
    static let promise = Field("promise", "Promise", .hidden, required: "Say which promise")
}
