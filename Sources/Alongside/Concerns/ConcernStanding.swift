import Reckoning
import Storage

/// What a list of schools shows of a school's concerns, counted when one of them changes.
package enum ConcernStanding {
    /// Counts the concerns of the schools `s` that fulfil a condition.
    package static func counted(where condition: SQL) -> SQL {
        """
        INSERT INTO school_standing (school, open_concerns, last_concern_at)
        SELECT s.urn, (SELECT count(*) FROM concern c WHERE c.school = s.urn
                AND c.state IN \(list: Concern.State.allCases.filter(\.isOpen))),
            (SELECT max(c.brought_at) FROM concern c WHERE c.school = s.urn)
        FROM school s WHERE \(condition)
        ON CONFLICT (school) DO UPDATE SET open_concerns = excluded.open_concerns,
            last_concern_at = excluded.last_concern_at
        """
    }
}

extension Occasion {
    /// Counts a school's concerns after one was written or came into another state.
    package func countConcerns(of school: URN) throws {
        try writing.run(ConcernStanding.counted(where: "s.urn = \(school)"))
    }

    func countConcerns(beside concern: ID<Concern>) throws {
        try writing.run(
            ConcernStanding.counted(
                where: "s.urn = (SELECT k.school FROM concern k WHERE k.id = \(concern))"))
    }
}
