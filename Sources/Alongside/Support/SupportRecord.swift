import Reckoning
import Storage

/// A request for support as it is read: what is asked of whom, how far it has come, and what this
/// reader may know of it.
package struct SupportRecord: Codable, Sendable, RowReadable {
    package let id: ID<SupportRequest>
    package let concern: ID<Concern>
    /// The concern in a line; withheld with the texts.
    package let title: String
    package let school: URN
    package let schoolName: String
    package let zone: String?
    /// The service's code in the authority's package.
    package let service: String
    package let focus: Focus
    /// The cohort's name, or "A child in Year 4": never a child's name.
    package let about: String
    package let child: ID<Child>?
    package let offer: String
    /// What is asked of the service.
    package let question: String
    package let state: SupportRequest.State
    package let requestedAt: Instant
    /// When it came into its state.
    package let since: Instant
    package let version: Int
    /// Whether the texts are withheld from this reader, because they are about a child who is not
    /// in their scope.
    package let isWithheld: Bool
    package let practitioner: ID<Person>?
    package let practitionerName: String?
    package let halfDays: Int?
    package let firstDay: Day?
    package let firstHalf: SupportRequest.Half?
    package let halfHoursUsed: Int
    package let outcome: SupportRequest.Outcome?

    package init(row: Row) throws {
        id = try row[0]
        concern = try row[1]
        school = try row[2]
        schoolName = try row[3]
        zone = try row[4]
        service = try row[5]
        focus = try row[6]
        offer = try row[10]
        state = try row[11]
        requestedAt = try row[12]
        since = try row[13] ?? row[12]
        version = try row[14]
        practitioner = try row[15]
        practitionerName = try row[16]
        halfDays = try row[17]
        firstDay = try row[18]
        firstHalf = try row[19]
        halfHoursUsed = try row[20]
        outcome = try row[21]
        let visible: Bool = try row[22]
        isWithheld = !visible
        about = try SupportRecord.about(cohort: row[8], yearGroup: row[9])
        child = visible ? try row[7] : nil
        title = visible ? try row[23] : "Withheld: it is about a child"
        question = visible ? try row[24] : ""
    }

    private static func about(cohort: String?, yearGroup: Int?) -> String {
        if let cohort { return cohort }
        if let yearGroup { return "A child in \(Child.yearWords(yearGroup))" }
        return "The whole school"
    }
}

// What is read, for a reader: the scope stands in the SQL, for the request and for the child.
extension SupportRecord {
    static func query(_ person: Person, on today: Day, where condition: SQL) -> SQL {
        """
        SELECT r.id, r.concern, r.school, s.name, \(zone("r.school", on: today)), r.service,
            r.focus, r.child, co.name, ch.year_group, r.offer, r.state, r.requested_at,
            (SELECT max(st.at) FROM request_step st WHERE st.request = r.id), r.version,
            a.practitioner, p.name, a.half_days, a.first_day, a.first_half,
            \(halfHoursUsed("r.id")), v.outcome, \(person.supportTexts(on: today)),
            c.title, r.question
        FROM support_request r JOIN school s ON s.urn = r.school
        JOIN concern c ON c.id = r.concern
        LEFT JOIN cohort co ON co.id = c.cohort LEFT JOIN child ch ON ch.id = r.child
        LEFT JOIN allocation a ON a.request = r.id LEFT JOIN person p ON p.id = a.practitioner
        LEFT JOIN support_review v ON v.request = r.id
        WHERE \(person.supportRequests(on: today)) AND \(condition)
        """
    }

    /// The zone of a school on a day, given the school's column.
    static func zone(_ school: SQL, on day: Day) -> SQL {
        """
        (SELECT z.zone FROM zone_membership z WHERE z.school = \(school) AND z.from_day <= \(day)
        AND (z.until_day IS NULL OR z.until_day > \(day)) ORDER BY z.from_day DESC LIMIT 1)
        """
    }

    /// The half hours logged for a request, given the request's column.
    static func halfHoursUsed(_ request: SQL) -> SQL {
        """
        (SELECT CAST(coalesce(sum(u.half_hours), 0) AS BIGINT) FROM support_session u
        WHERE u.request = \(request))
        """
    }
}

extension SupportRecord {
    /// "2½ of 6 days"; nil before days are agreed.
    package var daysWords: String? {
        halfDays.map { HalfDays.used(halfHours: halfHoursUsed, of: $0) }
    }

    /// The last day on which the service keeps its word to answer; nil once it has answered, or
    /// where it promises nothing.
    package func answerDue(_ authority: Authority) -> Day? {
        guard state == .requested, let service = authority.service(service),
            let days = service.answersWithinWorkingDays
        else { return nil }
        let asked = authority.timeZone.localTime(of: since).day
        return authority.calendar.workingDay(-days, before: asked)
    }
}
