import Reckoning
import Storage

/// When somebody works, from where, and how many meetings they can take: from a day on.
package struct WorkingWeek: Codable, Sendable {
    package let from: Day
    /// Minutes after midnight, first and last, by weekday, 1 for Monday.
    package let hours: [Int: [Int]]
    package let basePostcode: String?
    package let mostADay: Int
    package let mostAWeek: Int

    package static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    /// "Monday".
    static func name(_ day: String) -> String { day.prefix(1).uppercased() + day.dropFirst() }

    /// The week in force on a day, nil where the authority's usual week holds.
    package static func of(
        _ person: ID<Person>, on day: Day, in database: any Connection
    ) throws -> WorkingWeek? {
        let rows = try database.all(
            """
            SELECT w.from_day, w.base_postcode, w.most_a_day, w.most_a_week, d.weekday,
                d.starts_minute, d.ends_minute
            FROM working_week w
            LEFT JOIN working_day d ON d.person = w.person AND d.from_day = w.from_day
            WHERE w.person = \(person) AND w.from_day <= \(day)
            AND (w.until_day IS NULL OR w.until_day > \(day)) ORDER BY d.weekday
            """
        ) { row in
            (
                from: try row[0] as Day, base: try row[1] as String?, aDay: try row[2] as Int,
                aWeek: try row[3] as Int, weekday: try row[4] as Int?,
                starts: try row[5] as Int?, ends: try row[6] as Int?
            )
        }
        guard let first = rows.first else { return nil }
        var hours: [Int: [Int]] = [:]
        for row in rows {
            if let weekday = row.weekday, let starts = row.starts, let ends = row.ends {
                hours[weekday] = [starts, ends]
            }
        }
        return WorkingWeek(
            from: first.from, hours: hours, basePostcode: first.base, mostADay: first.aDay,
            mostAWeek: first.aWeek)
    }
}

/// Days on which somebody is away. Why is not asked.
package struct LeavePeriod: Codable, Sendable, RowReadable {
    package let id: ID<LeavePeriod>
    package let from: Day
    /// The last day away.
    package let to: Day

    package init(row: Row) throws {
        id = try row[0]
        from = try row[1]
        let until: Day = try row[2]
        to = until.adding(days: -1)
    }

    /// What has not ended yet, soonest first.
    package static func ahead(
        of person: ID<Person>, on today: Day, in database: any Connection
    ) throws -> [LeavePeriod] {
        try database.all(
            """
            SELECT id, from_day, until_day FROM leave_period
            WHERE person = \(person) AND until_day > \(today) ORDER BY from_day, id
            """)
    }
}

extension Person {
    /// Whose working time this person keeps, given the column that holds the other's id: their
    /// own; those of the zones whose terms they plan; those of the services they lead.
    package func workingTime(of column: SQL, on today: Day) -> SQL {
        let (plans, leads) = (scope(.planTerm), scope(.allocateSupport))
        if plans.isCounty { return "TRUE" }
        var ways: [SQL] = ["\(column) = \(id)"]
        let held: SQL = "po.from_day <= \(today) AND (po.until_day IS NULL OR po.until_day > \(today))"
        if !plans.zones.isEmpty {
            ways.append(
                """
                EXISTS (SELECT 1 FROM post po WHERE po.person = \(column) AND \(held)
                AND po.scope_kind = 'zone' AND po.scope_value IN \(list: plans.zones))
                """)
            ways.append(
                """
                EXISTS (SELECT 1 FROM post po JOIN zone_membership zm
                    ON CAST(zm.school AS TEXT) = po.scope_value
                WHERE po.person = \(column) AND \(held) AND po.scope_kind = 'setting'
                AND zm.zone IN \(list: plans.zones) AND zm.from_day <= \(today)
                AND (zm.until_day IS NULL OR zm.until_day > \(today)))
                """)
            ways.append(
                """
                EXISTS (SELECT 1 FROM practitioner_zone pz WHERE pz.person = \(column)
                AND pz.zone IN \(list: plans.zones))
                """)
        }
        if !leads.services.isEmpty {
            ways.append(
                """
                EXISTS (SELECT 1 FROM post po WHERE po.person = \(column) AND \(held)
                AND po.scope_kind = 'service' AND po.scope_value IN \(list: leads.services))
                """)
        }
        return .any(ways)
    }
}

extension Occasion {
    /// Whether the person keeps the working time of another, or their own.
    func mayKeepTime(of other: ID<Person>) throws -> Bool {
        let mine = person.workingTime(of: "p.id", on: today)
        return try database.exists("SELECT 1 FROM person p WHERE p.id = \(other) AND (\(mine))")
    }
}
