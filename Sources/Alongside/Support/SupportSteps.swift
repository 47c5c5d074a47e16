import Pages
import Reckoning
import Storage

extension Occasion {
    /// Writes down that a request came into a state: when, by whom, why; and counts its school's.
    package func step(
        _ request: ID<SupportRequest>, _ state: SupportRequest.State, reason: String = ""
    ) throws {
        let id: ID<SupportRequest.State> = writing.newID()
        try writing.run(
            """
            INSERT INTO request_step (id, request, state, reason, person, at)
            VALUES (\(id), \(request), \(state), \(reason), \(person.id), \(now))
            """)
        try countSupport(beside: request)
    }

    /// Moves a request to a state that may follow the one it is in.
    package func move(
        _ request: ID<SupportRequest>, to state: SupportRequest.State, reason: String = ""
    ) throws {
        let moved = try writing.run(
            """
            UPDATE support_request SET state = \(state), version = version + 1
            WHERE id = \(request) AND state IN \(list: SupportRequest.State.before(state))
            """)
        guard moved == 1 else { throw Refusals([Refusal("", "This request has moved on")]) }
        try step(request, state, reason: reason)
    }

    /// Shares a child with a service for a request, under the basis that the request rests on.
    func share(_ child: ID<Child>, with service: String, under basis: ID<LawfulBasis>) throws {
        try writing.run(
            """
            INSERT INTO child_share (child, kind, value, basis, why, from_day)
            VALUES (\(child), 'service', \(service), \(basis), \(SupportShare.why), \(today))
            ON CONFLICT (child, kind, value, basis)
            DO UPDATE SET why = excluded.why, from_day = excluded.from_day, until_day = NULL
            WHERE child_share.until_day IS NOT NULL
            """)
    }

    /// Ends a service's share in a child when no open request needs it any more. A share that has
    /// another reason stays.
    func endShare(of request: RequestAtHand) throws {
        guard let child = request.child else { return }
        try writing.run(
            """
            UPDATE child_share SET until_day = \(today)
            WHERE child = \(child) AND kind = 'service' AND value = \(request.service)
            AND why = \(SupportShare.why) AND until_day IS NULL
            AND NOT EXISTS (SELECT 1 FROM support_request r WHERE r.child = \(child)
                AND r.service = \(request.service)
                AND r.state IN \(list: SupportRequest.State.open))
            """)
    }

    /// Whether a concern has other support that is still open.
    func hasOtherSupport(than request: RequestAtHand) throws -> Bool {
        try database.exists(
            """
            SELECT 1 FROM support_request WHERE concern = \(request.concern)
            AND id <> \(request.id) AND state IN \(list: SupportRequest.State.open)
            """)
    }
}

/// Why a service sees a child: the words that stand with the share.
enum SupportShare {
    static let why = "Request for support"
}
