import Pages
import Reckoning
import Storage

/// What a feed holds today: the last two months and everything to come.
struct FeedContents: Sendable {
    let name: String
    let entries: [CalendarEntry]

    static func find(_ secret: String, on today: Day, in database: any Connection) throws -> FeedContents? {
        let owner = try database.all(
            """
            SELECT p.id, p.name, f.school, s.name FROM calendar_feed f
            JOIN person p ON p.id = f.person JOIN account a ON a.person = p.id AND a.state = 'open'
            LEFT JOIN school s ON s.urn = f.school
            WHERE f.secret = \(Secret.digest(secret)) AND f.ended_at IS NULL
            """
        ) {
            (
                id: try $0[0] as ID<Person>, name: try $0[1] as String, school: try $0[2] as URN?,
                schoolName: try $0[3] as String?
            )
        }.first
        guard let owner else { return nil }
        let recent: SQL = "m.day >= \(today.adding(days: -60))"
        guard let school = owner.school else {
            let mine: SQL = """
                m.id IN (SELECT a.meeting FROM attendance a WHERE a.person = \(owner.id)) AND \(recent)
                """
            return FeedContents(
                name: "Meetings of \(owner.name)", entries: try CalendarEntry.all(mine, in: database))
        }
        let person = try Person.load(owner.id, name: owner.name, on: today, from: database)
        guard person.scope(.bringConcern).settings.contains(school.number) else { return nil }
        let ours: SQL = """
            \(recent) AND (m.school = \(school) OR m.school IS NULL AND m.trust IS NULL AND m.zone IN (
            SELECT zm.zone FROM zone_membership zm WHERE zm.school = \(school)
            AND zm.from_day <= m.day AND (zm.until_day IS NULL OR zm.until_day > m.day)))
            """
        return FeedContents(
            name: "Meetings of \(owner.schoolName ?? "the school")",
            entries: try CalendarEntry.all(ours, in: database))
    }
}
