import Reckoning
import Storage

/// What somebody who knows the reference and the postcode is told of a promise: how it stands.
struct SeenPromise: Sendable, RowReadable {
    let state: Promise.State
    let madeAt: Instant
    let dueAt: Instant
    let closedAt: Instant?
    let attempts: Int

    init(row: Row) throws {
        state = try row[0]
        madeAt = try row[1]
        dueAt = try row[2]
        closedAt = try row[3]
        attempts = try row[4]
    }

    enum Outcome: Sendable {
        case found(SeenPromise)
        case unknown
        case wait
    }

    /// A guess is counted before it is tried, and taken back where it was right.
    static func find(
        _ typed: String, _ postcode: Postcode, from address: String, in store: Store
    ) async throws -> Outcome {
        let reference = Promise.reference(typed: typed)
        let counter = GuessCounter.line(address)
        return try await store.keep { writing in
            if try GuessCounter.count([counter], writing) != nil { return .wait }
            let found: SeenPromise? = try writing.connection.first(
                """
                SELECT pr.state, pr.made_at, pr.due_at, pr.closed_at,
                    (SELECT count(*) FROM promise_step st
                        WHERE st.promise = pr.id AND st.state = 'attempted')
                FROM promise pr WHERE pr.reference = \(reference) AND pr.postcode = \(postcode)
                """)
            guard let found else { return .unknown }
            try counter.takeBack(writing)
            return .found(found)
        }
    }
}
