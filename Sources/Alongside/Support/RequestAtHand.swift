import Pages
import Reckoning
import Storage

/// A request as an act finds it, inside the transaction that will change it.
struct RequestAtHand: Sendable, RowReadable {
    let id: ID<SupportRequest>
    let concern: ID<Concern>
    let school: URN
    let service: String
    let child: ID<Child>?
    let basis: ID<LawfulBasis>?
    let state: SupportRequest.State
    let version: Int
    let zone: String?
    let practitioner: ID<Person>?
    let practitionerName: String?
    let halfDays: Int?
    let allocatedAt: Instant?
    let halfHoursUsed: Int
    let allocatedBy: String?
    let lastStep: String
    let concernState: Concern.State

    init(row: Row) throws {
        id = try row[0]
        concern = try row[1]
        school = try row[2]
        service = try row[3]
        child = try row[4]
        basis = try row[5]
        state = try row[6]
        version = try row[7]
        zone = try row[8]
        practitioner = try row[9]
        practitionerName = try row[10]
        halfDays = try row[11]
        allocatedAt = try row[12]
        halfHoursUsed = try row[13]
        lastStep = try row[14]
        concernState = try row[15]
        allocatedBy = try row[16]
    }

    static func find(
        _ id: ID<SupportRequest>, on today: Day, in database: any Connection
    ) throws -> RequestAtHand? {
        try database.first(
            """
            SELECT r.id, r.concern, r.school, r.service, r.child, r.basis, r.state, r.version,
                \(SupportRecord.zone("r.school", on: today)), a.practitioner, p.name, a.half_days,
                a.allocated_at, \(SupportRecord.halfHoursUsed("r.id")),
                coalesce((SELECT sp.name FROM request_step st JOIN person sp ON sp.id = st.person
                    WHERE st.request = r.id ORDER BY st.at DESC, st.id DESC LIMIT 1), ''),
                c.state, ab.name
            FROM support_request r JOIN concern c ON c.id = r.concern
            LEFT JOIN allocation a ON a.request = r.id LEFT JOIN person p ON p.id = a.practitioner
            LEFT JOIN person ab ON ab.id = a.allocated_by
            WHERE r.id = \(id)
            """)
    }
}

extension Occasion {
    /// The request an act is done to.
    func request(_ id: ID<SupportRequest>) throws -> RequestAtHand {
        guard let found = try RequestAtHand.find(id, on: today, in: database) else {
            throw NotThere()
        }
        return found
    }
}

extension RequestAtHand {
    /// Why the request cannot come into a state, or cannot from the page that was open: somebody
    /// else was quicker. Says who, and what is so now.
    func refusals(_ state: SupportRequest.State, seen version: Int?) -> [Refusal] {
        let isStale = version.map { $0 != self.version } ?? false
        let mayFollow = self.state.next.contains(state)
        guard isStale || !mayFollow else { return [] }
        let now = "It is now “\(self.state.words)”\(practitionerWords)."
        let who =
            isStale
            ? "\(lastStep) changed this request while you had it open. "
            : "This cannot be done to the request as it stands. "
        return [Refusal("", who + now + " Look at it again before you go on.")]
    }

    private var practitionerWords: String {
        guard state.isUnderWay, let practitionerName else { return "" }
        return ", with \(practitionerName)"
    }

    /// Why work about a child cannot go on: the basis has ended and no other was recorded.
    func basisRefusals(_ occasion: Occasion) throws -> [Refusal] {
        guard let child else { return [] }
        let inForce = try occasion.database.exists(
            LawfulBasis.inForce(child: child, on: occasion.today))
        if inForce { return [] }
        return [
            Refusal(
                "",
                """
                The lawful basis for this child has ended. Ask the school to record consent or \
                another basis first.
                """)
        ]
    }
}

extension RequestAtHand {
    /// Half days agreed and still to come.
    var halfDaysLeft: Int { HalfDays.left(of: halfDays ?? 0, halfHoursUsed: halfHoursUsed) }
}
