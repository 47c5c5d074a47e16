import Pages
import Reckoning
import Storage

/// What a request takes over from its concern, and whether a service would take it.
struct AskedConcern: Sendable, RowReadable {
    let school: URN
    let kind: String
    let focus: Focus
    let child: ID<Child>?
    let offer: String
    let asked: String
    let state: Concern.State
    /// The child's lawful basis in force; the newest, where there are several.
    var basis: ID<LawfulBasis>?

    init(row: Row) throws {
        school = try row[0]
        kind = try row[1]
        focus = try row[2]
        child = try row[3]
        offer = try row[4]
        asked = try row[5]
        state = try row[6]
    }

    static func find(
        _ concern: ID<Concern>, on today: Day, in database: any Connection
    ) throws -> AskedConcern? {
        let found: AskedConcern? = try database.first(
            """
            SELECT c.school, s.kind, c.focus, c.child, c.offer, c.asked, c.state
            FROM concern c JOIN school s ON s.urn = c.school WHERE c.id = \(concern)
            """)
        guard var found else { return nil }
        if let child = found.child {
            found.basis = try database.value(LawfulBasis.inForce(child: child, on: today))
        }
        return found
    }

    /// Why a service cannot be asked for this.
    func refusals(of code: String, _ occasion: Occasion) -> [Refusal] {
        let authority = occasion.authority
        guard let service = authority.service(code, on: occasion.today) else {
            return [Refusal(RequestSupport.serviceField, "Choose one of the services")]
        }
        guard service.doors.contains(.meetingDecision) else {
            let words =
                """
                \(service.name) is not asked for by a meeting. The school asks at its own front \
                door.
                """
            return [Refusal(RequestSupport.serviceField, words)]
        }
        var refusals: [Refusal] = []
        func refuse(_ words: String) {
            refusals.append(Refusal(RequestSupport.serviceField, words))
        }
        if !service.focuses.contains(focus) {
            let about = authority.word(focus).lowercased()
            refuse("\(service.shortName) does not take requests about: \(about). Choose another.")
        }
        if !service.offers.contains(offer) {
            let name = authority.offer(offer)?.name ?? offer
            refuse("\(service.shortName) does not support the \(name) offer. Choose another.")
        }
        if let kind = SchoolKind(rawValue: kind), !service.settings.contains(kind) {
            refuse("\(service.shortName) does not support this kind of setting. Choose another.")
        }
        if child != nil, basis == nil {
            refusals.append(
                Refusal(
                    "",
                    """
                    This child has no lawful basis in force. Ask the family for consent, or \
                    record another basis, before a service is asked.
                    """))
        }
        return refusals
    }
}
