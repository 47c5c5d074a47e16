import Storage

extension Occasion {
    /// Writes down that a concern came into a state: when, by whom, why.
    package func step(_ concern: ID<Concern>, _ state: Concern.State, reason: String = "") throws {
        let id: ID<Concern.State> = writing.newID()
        try writing.run(
            """
            INSERT INTO concern_step (id, concern, state, reason, person, at)
            VALUES (\(id), \(concern), \(state), \(reason), \(person.id), \(now))
            """)
    }

    /// Moves a concern to a state that may follow the one it is in.
    package func move(
        _ concern: ID<Concern>, to state: Concern.State, reason: String = ""
    ) throws {
        let before = Concern.State.allCases.filter { $0.next.contains(state) }
        let moved = try writing.run(
            """
            UPDATE concern SET state = \(state), version = version + 1
            WHERE id = \(concern) AND state IN \(list: before)
            """)
        guard moved == 1 else { throw StorageError.refused("the concern has moved on") }
        try step(concern, state, reason: reason)
    }
}
