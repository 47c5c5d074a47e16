import Reckoning
import Storage

// Reads of requests for support. Each asks for its scope in the SQL.
extension SupportRecord {
    /// One request, or nil where it is not there for this reader.
    package static func find(
        _ id: ID<SupportRequest>, for person: Person, on today: Day, in database: any Connection
    ) throws -> SupportRecord? {
        try database.first(query(person, on: today, where: "r.id = \(id)"))
    }

    /// Support of a school that is asked for, agreed or being given, newest first.
    package static func inProgress(
        at school: URN, for person: Person, on today: Day, in database: any Connection
    ) throws -> [SupportRecord] {
        let states = SupportRequest.State.open.filter { $0 != .reported && $0 != .reviewed }
        return try database.all(
            query(
                person, on: today,
                where: "r.school = \(school) AND r.state IN \(list: states) \(newestFirst)"))
    }

    /// Support of a school that has been reported on and comes to its next meeting, oldest first.
    package static func awaitingReview(
        at school: URN, for person: Person, on today: Day, in database: any Connection
    ) throws -> [SupportRecord] {
        let reported = SupportRequest.State.reported
        let condition: SQL =
            "r.school = \(school) AND r.state = \(reported) ORDER BY r.requested_at, r.id"
        return try database.all(query(person, on: today, where: condition))
    }

    /// The requests that a meeting's decisions made, in the order they were made.
    package static func ofMeeting(
        _ meeting: ID<Meeting>, for person: Person, on today: Day, in database: any Connection
    ) throws -> [SupportRecord] {
        let condition: SQL =
            """
            r.item IN (SELECT i.id FROM agenda_item i WHERE i.meeting = \(meeting))
            ORDER BY r.requested_at, r.id
            """
        return try database.all(query(person, on: today, where: condition))
    }

    /// The requests about a concern, in the order they were made.
    package static func ofConcern(
        _ concern: ID<Concern>, for person: Person, on today: Day, in database: any Connection
    ) throws -> [SupportRecord] {
        let condition: SQL = "r.concern = \(concern) ORDER BY r.requested_at, r.id"
        return try database.all(query(person, on: today, where: condition))
    }

    /// The requests about a child, newest first; only for those in whose scope the child is.
    package static func ofChild(
        _ child: ID<Child>, for person: Person, on today: Day, in database: any Connection
    ) throws -> [SupportRecord] {
        let mine = person.scope(.seeChild).children("r.child", on: today)
        let condition: SQL = "r.child = \(child) AND \(mine) \(newestFirst)"
        return try database.all(query(person, on: today, where: condition))
    }

    /// The open requests of a service, those that have waited longest first.
    package static func forService(
        _ service: String, for person: Person, on today: Day, in database: any Connection
    ) throws -> [SupportRecord] {
        let condition: SQL =
            """
            r.service = \(service) AND r.state IN \(list: SupportRequest.State.open)
            ORDER BY r.requested_at, r.id
            """
        return try database.all(query(person, on: today, where: condition))
    }

    /// The open requests that a practitioner has been allocated, the oldest first.
    package static func forPractitioner(
        _ practitioner: ID<Person>, for person: Person, on today: Day, in database: any Connection
    ) throws -> [SupportRecord] {
        let condition: SQL =
            """
            a.practitioner = \(practitioner) AND r.state IN \(list: SupportRequest.State.open)
            ORDER BY r.requested_at, r.id
            """
        return try database.all(query(person, on: today, where: condition))
    }

    static let newestFirst: SQL = "ORDER BY r.requested_at DESC, r.id DESC"
}
