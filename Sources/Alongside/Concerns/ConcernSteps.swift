import Pages
import Reckoning
import Storage

extension Person {
    /// Whether this person speaks for the school of concern `c`, and for its child where it is
    /// about one.
    func speaks(on today: Day) -> SQL {
        let schools = scope(.bringConcern).schools("c.school", on: today)
        let children = scope(.seeChild).ownChildren("c.child")
        return "\(schools) AND (c.child IS NULL OR \(children))"
    }
}

extension Occasion {
    /// Writes down that a concern came into a state: when, by whom, why; and counts its school's.
    package func step(_ concern: ID<Concern>, _ state: Concern.State, reason: String = "") throws {
        let id: ID<Concern.State> = writing.newID()
        try writing.run(
            """
            INSERT INTO concern_step (id, concern, state, reason, person, at)
            VALUES (\(id), \(concern), \(state), \(reason), \(person.id), \(now))
            """)
        try countConcerns(beside: concern)
    }

    /// Whether a concern is of a school for which the person may speak, and about no child or one
    /// who goes there.
    func maySpeak(for concern: ID<Concern>) throws -> Bool {
        try ConcernRecord.isOf(concern, person, on: today, in: database)
    }

    /// What refuses a change to a concern that somebody else has changed since it was read.
    func staleness(of concern: ID<Concern>, read version: Int) throws -> [Refusal] {
        let stored: Int? = try database.value("SELECT version FROM concern WHERE id = \(concern)")
        guard stored != version else { return [] }
        let words = """
            This concern has changed since you opened it. It is shown as it is now: look, and send \
            yours again if it still fits.
            """
        return [Refusal("version", words)]
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
