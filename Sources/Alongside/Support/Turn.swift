import Reckoning
import Storage

/// Whose turn it is with a request, and what they do next.
struct Turn: Sendable {
    /// "EPSS", "The zone team", "Pat Carr"; empty where it is done.
    let who: String
    /// A sentence for the page.
    let words: String

    init(_ record: SupportRecord, _ authority: Authority) {
        let service = authority.service(record.service)?.shortName ?? record.service
        let practitioner = record.practitionerName ?? "The practitioner"
        switch record.state {
        case .requested:
            who = service
            words = "\(service) accepts the request, or returns it with a reason."
        case .returned:
            who = "The zone team"
            words = "\(service) has returned it. The zone team asks again, or closes the request."
        case .accepted:
            who = service
            words = "\(service) chooses who gives the support, and agrees the days."
        case .allocated:
            who = practitioner
            words = "\(practitioner) starts, and logs each session."
        case .delivering:
            who = practitioner
            words = "\(practitioner) logs each session, and reports at the end."
        case .reported:
            who = "The next meeting"
            words = "The school's next meeting reviews what came of it."
        case .reviewed, .closed:
            who = ""
            words = "Nothing more is to be done."
        }
    }
}

/// What a reader may do next with a request: the one thing first.
struct NextDoors: Sendable {
    let first: (words: String, door: Address.RequestDoor)?
    let others: [(words: String, door: Address.RequestDoor)]

    init(_ record: SupportRecord, mine: Mine) {
        var doors: [(String, Address.RequestDoor)] = []
        switch record.state {
        case .requested where mine.isLead:
            doors = [("Accept this request", .accept), ("Return it", .sendBack)]
        case .returned where mine.isZone: doors = [("Ask again", .askAgain)]
        case .accepted where mine.isLead:
            doors = [("Allocate this support", .allocate), ("Return it", .sendBack)]
        case .allocated where mine.isPractitioner:
            doors = [("Log a session", .logSession), ("Report", .report)]
        case .delivering where mine.isPractitioner:
            doors = [("Log a session", .logSession), ("Report", .report)]
        case .reported where mine.isZone: doors = [("Review this support", .review)]
        case .requested, .returned, .accepted, .allocated, .delivering, .reported, .reviewed,
            .closed:
            break
        }
        if record.state.isUnderWay, mine.isLead { doors.append(("Hand it over", .handOver)) }
        if record.state.isOpen, mine.isZone { doors.append(("Close without a review", .close)) }
        first = doors.first
        others = Array(doors.dropFirst())
    }

    /// In which ways a request is the reader's own.
    struct Mine: Sendable, RowReadable {
        let isLead: Bool
        let isPractitioner: Bool
        let isZone: Bool

        init(row: Row) throws {
            isLead = try row[0]
            isPractitioner = try row[1]
            isZone = try row[2]
        }

        static func of(
            _ id: ID<SupportRequest>, _ person: Person, on today: Day, in database: any Connection
        ) throws -> Mine? {
            try database.first(
                """
                SELECT \(person.requestsOfMyService), \(person.requestsAllocatedToMe),
                    \(person.requestsOfMyMeetings(on: today))
                FROM support_request r WHERE r.id = \(id)
                """)
        }
    }
}
