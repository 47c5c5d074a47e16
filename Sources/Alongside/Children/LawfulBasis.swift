import Foundation
import Reckoning
import Storage

/// The ground on which a child is discussed and their record shared: consent, or another basis that
/// the authority names. Without one in force a child does not go to a meeting.
package struct LawfulBasis: Codable, Sendable {
    package let id: ID<LawfulBasis>
    package let child: ID<Child>
    package let kind: String
    /// What was written down for it, by the package's names: who gave it, when, how.
    package let details: [String: String]
    package let from: Day
    /// The first day on which it no longer holds; nil while it has no end.
    package let until: Day?
    package let recordedBy: String
    package let recordedAt: Instant
    package let withdrawnBy: String?
    package let withdrawnAt: Instant?
    /// Why it should not have been recorded, where it was struck out; nil otherwise.
    package let mistake: String?

    package func isInForce(on day: Day) -> Bool {
        from <= day && until.map { day < $0 } ?? true
    }

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

extension LawfulBasis: RowReadable {
    package init(row: Row) throws {
        id = try row[0]
        child = try row[1]
        kind = try row[2]
        let text: String = try row[3]
        details = (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
        from = try row[4]
        until = try row[5]
        recordedBy = try row[6]
        recordedAt = try row[7]
        withdrawnBy = try row[8]
        withdrawnAt = try row[9]
        mistake = try row[10]
    }

    private static let query: SQL = """
        SELECT b.id, b.child, b.kind, b.details, b.from_day, b.until_day, p.name, b.recorded_at,
            w.name, b.withdrawn_at, b.mistake
        FROM lawful_basis b JOIN person p ON p.id = b.recorded_by
        LEFT JOIN person w ON w.id = b.withdrawn_by
        """

    /// Every basis of a child, newest first; the caller has asked for the child's scope.
    package static func of(_ child: ID<Child>, in database: any Connection) throws -> [LawfulBasis] {
        try database.all(
            "\(query) WHERE b.child = \(child) ORDER BY b.recorded_at DESC, b.id DESC")
    }

    /// One basis; the caller has asked for its child's scope.
    package static func find(
        _ id: ID<LawfulBasis>, in database: any Connection
    ) throws -> LawfulBasis? {
        try database.first("\(query) WHERE b.id = \(id)")
    }
}

extension ID<LawfulBasis> {
    /// As it stands in the audit log.
    package var subject: String { "basis:\(text)" }
}

extension Day {
    /// The same day of the month so many months later; the month's last where it is shorter.
    package func adding(months: Int) -> Day {
        let (count, wanted) = (year * 12 + month - 1 + months, day)
        let days = (0...3).lazy.compactMap { back in
            Day(year: count / 12, month: count % 12 + 1, day: wanted - back)
        }
        return days.first ?? adding(days: months * 30)
    }
}
