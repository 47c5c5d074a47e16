import Pages
import Reckoning
import Storage

/// Today for a data protection officer: how the audit log stands, and who read children's records
/// of late.
struct TodayAudit: TodaySection {
    struct Reader: Sendable {
        let name: String
        let readings: Int
        let children: Int
        let last: Instant
        /// Lists of a school's children that they opened.
        let lists: Int
    }

    let lines: Int
    let readers: [Reader]

    /// Only the newest lines are read: the log grows without end.
    static let newest = 5_000

    static func load(_ look: TodayLook) throws -> TodayAudit {
        let lines: Int = try look.database.value("SELECT seq FROM audit_head") ?? 0
        let readers = try look.database.all(
            """
            SELECT coalesce(p.name, a.person), count(*), count(DISTINCT CASE
                WHEN a.act = 'ReadChild' THEN a.subject END), max(a.at),
                CAST(sum(CASE WHEN a.act = 'ReadChildren' THEN 1 ELSE 0 END) AS BIGINT)
            FROM audit a LEFT JOIN person p ON p.id = a.person
            WHERE a.seq > \(lines - newest) AND a.act IN ('ReadChild', 'ReadChildren')
            GROUP BY coalesce(p.name, a.person), a.person ORDER BY count(*) DESC LIMIT 20
            """
        ) { row in
            Reader(
                name: try row[0], readings: try row[1], children: try row[2], last: try row[3],
                lists: try row[4])
        }
        return TodayAudit(lines: lines, readers: readers)
    }

    func html(_ visit: Visit) -> HTML {
        let rows = readers.map { reader -> [HTML] in
            [
                HTML(reader.name), "\(reader.readings)", "\(reader.children)", "\(reader.lists)",
                HTML(visit.authority.timeZone.localTime(of: reader.last).long),
            ]
        }
        return """
            <h2>The audit log</h2>
            <p>\(lines) lines. Check that nobody has touched them since they were written.</p>
            \(Part.button("Check the audit log", to: Address.checkAudit))
            <h2>Who read children’s records</h2>
            \(readings(rows))
            """
    }

    private func readings(_ rows: [[HTML]]) -> HTML {
        guard !rows.isEmpty else {
            return Part.empty("Nobody has read a child’s record of late. Every reading stands here.")
        }
        return Part.table(
            "In the newest \(min(lines, TodayAudit.newest)) lines of the log",
            ["Person", "Readings", "Children", "Lists of children", "Last"], rows)
    }
}
