import Reckoning
import Storage

/// The ground on which a child is discussed and their record shared: consent, or another basis that
/// the authority names. Without one in force a child does not go to a meeting.
package struct LawfulBasis: Sendable {
    package let id: ID<LawfulBasis>
    package let kind: String
    package let details: [String: String]
    package let from: Day
    package let until: Day?

    /// Finds the bases in force for a child: newest first.
    package static func inForce(child: ID<Child>, on day: Day) -> SQL {
        """
        SELECT id FROM lawful_basis WHERE child = \(child) AND from_day <= \(day)
        AND (until_day IS NULL OR until_day > \(day)) ORDER BY from_day DESC, id DESC
        """
    }

    /// Whether a child, given the column of its id, has a basis in force.
    package static func isInForce(_ child: SQL, on day: Day) -> SQL {
        """
        EXISTS (SELECT 1 FROM lawful_basis b WHERE b.child = \(child) AND b.from_day <= \(day)
        AND (b.until_day IS NULL OR b.until_day > \(day)))
        """
    }
}
