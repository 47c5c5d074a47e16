import Reckoning
import Storage

/// Who has to be told of which meetings when an act is done, and the messages that tell them.
///
/// An act, and whatever follows from it, only says what happened to which meeting. At the end of it
/// everybody invited is looked up once, and everything goes into the outbox at once: publishing a
/// term's plan asks for six hundred meetings with three queries.
final class MeetingMails: LeftForTheEnd {
    /// The most new meetings that somebody gets as an invitation each. More come in one message.
    static let mostAlone = 5

    private struct Seat: Hashable { let meeting: ID<Meeting>, person: ID<Person> }

    private var news: [ID<Meeting>: MeetingNews] = [:]
    private var joined: Set<Seat> = []
    private var left: Set<Seat> = []

    func planned(_ meeting: ID<Meeting>) { news[meeting] = .planned }
    /// A meeting that is planned and moved at once is new to everybody.
    func moved(_ meeting: ID<Meeting>) { if news[meeting] == nil { news[meeting] = .moved } }
    func cancelled(_ meeting: ID<Meeting>) { news[meeting] = .cancelled }
    /// Somebody takes a seat at a meeting that stays as it is, or gives one up.
    func joined(_ meeting: ID<Meeting>, _ person: ID<Person>) { joined.insert(.init(meeting: meeting, person: person)) }
    func left(_ meeting: ID<Meeting>, _ person: ID<Person>) { left.insert(.init(meeting: meeting, person: person)) }

    func finish(_ occasion: Occasion) throws {
        guard let settings = occasion.mail else { return }
        let meetings = Set(news.keys).union(joined.map(\.meeting)).union(left.map(\.meeting))
        let entries = try CalendarEntry.all(
            "m.id IN \(list: meetings.map(\.text).sorted()) AND m.day >= \(occasion.today)",
            in: occasion.database)
        guard !entries.isEmpty else { return }
        let invited = try invited(entries.map(\.meeting), occasion.database)
        let gone = try reached(Set(left.map(\.person)), occasion.database)
        var letters: [ID<Person>: [MeetingLetter]] = [:]
        for entry in entries {
            let here = invited[entry.meeting] ?? []
            for person in here {
                guard let what = what(entry.meeting, person.person) else { continue }
                letters[person.person, default: []].append(MeetingLetter(entry, what, for: person))
            }
            for seat in left where seat.meeting == entry.meeting && !here.contains(where: { $0.person == seat.person })
            {
                guard let person = gone[seat.person] else { continue }
                letters[seat.person, default: []].append(MeetingLetter(entry, .left, for: person))
            }
        }
        let post = MeetingPost(authority: occasion.authority, settings: settings, now: occasion.now)
        let people = letters.keys.sorted { $0.text < $1.text }
        try occasion.writing.queue(people.flatMap { post.messages(letters[$0] ?? []) }, settings)
    }

    /// What a meeting's news is for somebody invited to it; nil where nothing changed for them.
    private func what(_ meeting: ID<Meeting>, _ person: ID<Person>) -> MeetingNews? {
        let isNew = joined.contains(Seat(meeting: meeting, person: person))
        switch news[meeting] {
        case .cancelled: return .cancelled
        case .moved where !isNew: return .moved
        case .moved, .planned: return .planned
        case .left, nil: return isNew ? .planned : nil
        }
    }

    /// Those invited who have an account and an address, and have not switched invitations off.
    private func invited(
        _ meetings: [ID<Meeting>], _ database: any Connection
    ) throws -> [ID<Meeting>: [CalendarEntry.Attendee]] {
        let rows = try database.all(
            """
            SELECT DISTINCT a.meeting, p.id, p.name, p.email FROM attendance a
            JOIN person p ON p.id = a.person WHERE a.meeting IN \(list: meetings) AND \(Self.wantsMail)
            """
        ) {
            (
                meeting: try $0[0] as ID<Meeting>,
                person: CalendarEntry.Attendee(person: try $0[1], name: try $0[2], email: try $0[3])
            )
        }
        let reached = rows.filter { MailAddress($0.person.email) != nil }
        return Dictionary(grouping: reached, by: \.meeting).mapValues { $0.map(\.person) }
    }

    /// The same of people who are not invited any more.
    private func reached(
        _ people: Set<ID<Person>>, _ database: any Connection
    ) throws -> [ID<Person>: CalendarEntry.Attendee] {
        guard !people.isEmpty else { return [:] }
        let rows = try database.all(
            """
            SELECT p.id, p.name, p.email FROM person p
            WHERE p.id IN \(list: people.map(\.text).sorted()) AND \(Self.wantsMail)
            """
        ) { CalendarEntry.Attendee(person: try $0[0], name: try $0[1], email: try $0[2]) }
        return Dictionary(
            rows.filter { MailAddress($0.email) != nil }.map { ($0.person, $0) }, uniquingKeysWith: { $1 })
    }

    private static let wantsMail: SQL = """
        EXISTS (SELECT 1 FROM account ac WHERE ac.person = p.id AND ac.state = 'open')
        AND NOT EXISTS (SELECT 1 FROM mail_choice mc WHERE mc.person = p.id AND NOT mc.invitations)
        """
}

extension Occasion {
    /// Who has to be told of meetings when this act is done.
    var mails: MeetingMails { end.work() }
}
