import Reckoning
import Storage

/// Who came to a school's last meeting in a role: the one that a plan keeps to where nobody is named.
struct CameLast: Codable, Sendable {
    let school: URN
    let schoolName: String
    let role: String
    let person: ID<Person>
    let name: String
    let day: Day

    /// Looked for in the year and a bit before a day, so that two terms' meetings are in it whatever
    /// the calendar.
    static let days = 400

    /// The last in each role for each school; `m` is the meeting.
    static func all(
        _ condition: SQL, roles: [String], on day: Day, in database: any Connection
    ) throws -> [CameLast] {
        var last: [Key: CameLast] = [:]
        try database.each(
            """
            SELECT m.school, s.name, a.role, a.person, p.name, m.day FROM meeting m
            JOIN attendance a ON a.meeting = m.id JOIN person p ON p.id = a.person
            JOIN school s ON s.urn = m.school
            WHERE \(condition) AND m.state IN ('held', 'published') AND m.day <= \(day)
            AND m.day >= \(day.adding(days: -days)) AND a.state = 'attended'
            AND a.role IN \(list: roles)
            ORDER BY m.day, m.starts_minute, a.id
            """
        ) { row in
            let one = CameLast(
                school: try row[0], schoolName: try row[1], role: try row[2], person: try row[3],
                name: try row[4], day: try row[5])
            last[Key(school: one.school, role: one.role)] = one
        }
        return last.values.sorted {
            ($0.schoolName, $0.school.number, $0.role) < ($1.schoolName, $1.school.number, $1.role)
        }
    }

    private struct Key: Hashable { let school: URN, role: String }
}
