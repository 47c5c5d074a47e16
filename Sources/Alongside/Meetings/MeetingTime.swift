import Pages
import Reckoning
import Storage

/// When a meeting is to be, and whether it may be then.
struct MeetingTime: Sendable {
    let day: Day
    /// Minutes after midnight.
    let starts: Int

    init(day: Day, starts: Int) { (self.day, self.starts) = (day, starts) }

    /// Nil where something is missing; the reader has been told what.
    init?(_ form: inout FieldReader) {
        let day = form.required(Self.dayField, as: Day.self)
        let text = form.text(Self.startsField)
        let starts = Reckoning.minutes(clock: text)
        if !text.isEmpty, starts == nil {
            form.refuse(Self.startsField, "Give the start as hours and minutes, like 09:30")
        }
        guard let day, let starts else { return nil }
        (self.day, self.starts) = (day, starts)
    }

    static let dayField = Field("day", "Which day?", .day, required: "Give the day of the meeting")
    static let startsField = Field(
        "starts", "When does it start?", hint: "Like 09:30 or 13:15.", .text(width: 5),
        required: "Say when it starts")
    static let minutesField = Field("minutes", "How many minutes is it?", .number)
    static let placeField = Field(
        "place", "Where is it?", hint: "A room, or a link to join.", required: "Say where it is",
        limit: 300)

    /// Why a meeting of a kind for somebody cannot be then.
    func refusals(
        _ kind: MeetingKind, zone: String?, school: URN?, except meeting: ID<Meeting>?,
        _ occasion: Occasion
    ) throws -> [Refusal] {
        var refusals: [Refusal] = []
        func refuse(_ words: String) { refusals.append(Refusal(Self.dayField, words)) }
        let authority = occasion.authority
        if day < occasion.today { refuse("Give a day from today on") }
        if school != nil ? !authority.isSchoolDay(day) : !authority.isWorkingDay(day) {
            refuse(
                school != nil
                    ? "Schools are closed on \(day.long)" : "\(day.long) is not a working day")
        }
        if !kind.period.contains(day) {
            refuse("There are no meetings of the kind “\(kind.name)” on \(day.long)")
        } else if let words = notInZone(kind, zone, authority) {
            refuse(words)
        }
        if let school, try isTaken(kind, school, except: meeting, occasion) {
            refuse("This school has a \(kind.name) on \(day.long) already")
        }
        return refusals
    }

    /// Teams Around the School take the place of Core Consultations zone by zone.
    private func notInZone(_ kind: MeetingKind, _ code: String?, _ authority: Authority) -> String? {
        guard let zone = code.flatMap({ authority.zone($0) }) else { return nil }
        switch kind.code {
        case .teamAroundSchool where !zone.hasTeamsAroundSchools(on: day):
            return """
                \(zone.name) has Teams Around the School from \
                \(zone.teamsAroundSchoolsStart.long). Plan a Core Consultation, or a later day.
                """
        case .coreConsultation where !zone.hasCoreConsultations(on: day):
            return """
                \(zone.name) has no Core Consultations on \(day.long). Plan a Team Around the \
                School.
                """
        default: return nil
        }
    }

    private func isTaken(
        _ kind: MeetingKind, _ school: URN, except meeting: ID<Meeting>?, _ occasion: Occasion
    ) throws -> Bool {
        guard kind.subject == .school else { return false }
        let found: [ID<Meeting>] = try occasion.database.values(
            """
            SELECT id FROM meeting WHERE school = \(school) AND day = \(day)
            AND kind = \(kind.code) AND state <> 'cancelled'
            """)
        return found.contains { $0 != meeting }
    }
}
