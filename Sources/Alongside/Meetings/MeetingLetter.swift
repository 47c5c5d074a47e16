import Reckoning
import Storage

/// What happened to a meeting, for somebody who is or was invited to it.
enum MeetingNews: Sendable {
    case planned, moved, cancelled
    /// They take no part in it any more; the meeting stands.
    case left

    var isOver: Bool { self == .cancelled || self == .left }
}

/// A meeting and its news for one person.
struct MeetingLetter: Sendable {
    let entry: CalendarEntry
    let what: MeetingNews
    let person: CalendarEntry.Attendee

    /// Only whoever it goes to is named: who else is invited stands on the meeting's page.
    init(_ entry: CalendarEntry, _ what: MeetingNews, for person: CalendarEntry.Attendee) {
        var entry = entry
        entry.attendees = [person]
        (self.entry, self.what, self.person) = (entry, what, person)
    }

    var line: String {
        switch what {
        case .planned: "You are invited to this meeting."
        case .moved: "This meeting has been changed. Its new day, time and place are above."
        case .cancelled: "This meeting is cancelled. Why stands on its page in Alongside."
        case .left: "Somebody else takes your part in this meeting, so you need not come."
        }
    }

    func subject(_ authority: Authority) -> String {
        let word =
            switch what {
            case .planned: "Invitation"
            case .moved: "Changed"
            case .cancelled: "Cancelled"
            case .left: "No longer needed"
            }
        return "\(word): \(entry.title(authority)), \(entry.day.short)"
    }
}

/// Writes messages about meetings. They say when, where, what kind and for which school or zone; never
/// a child, what it is about, a reason that somebody typed or who else comes.
struct MeetingPost: Sendable {
    let authority: Authority
    let settings: MailSettings
    let now: Instant

    /// One person's messages: one for each change, because a calendar takes a change to a meeting only
    /// by itself; one for each new meeting, or one with all of them where they are many.
    func messages(_ letters: [MeetingLetter]) -> [QueuedMail] {
        let new = letters.filter { $0.what == .planned }
        guard new.count > MeetingMails.mostAlone else { return letters.map(alone) }
        return letters.filter { $0.what != .planned }.map(alone) + [together(new)]
    }

    private func alone(_ letter: MeetingLetter) -> QueuedMail {
        let (entry, isOver) = (letter.entry, letter.what.isOver)
        let page = settings.link(Address.meeting(entry.meeting))
        let look =
            isOver
            ? ""
            : page.map { "Its pack, and how to answer for a school: \($0)" }
                ?? "Its pack, and how to answer for a school, are in Alongside."
        return QueuedMail(
            .invitation, about: entry.meeting.subject, to: .person(letter.person.person),
            subject: letter.subject(authority),
            words: paragraphs([
                "\(entry.title(authority))\nWhen: \(entry.when)\nWhere: \(place(entry))", letter.line, look, foot,
            ]),
            calendar: calendar(
                isOver ? .cancel : .request, [letter.what == .left ? entry.withoutThem : entry]))
    }

    private func together(_ letters: [MeetingLetter]) -> QueuedMail {
        let sorted = letters.sorted { ($0.entry.day, $0.entry.starts) < ($1.entry.day, $1.entry.starts) }
        let lines = sorted.map { letter in
            "\(letter.entry.when)\n  \(letter.entry.title(authority)); \(place(letter.entry))"
        }
        let list = settings.link(Address.meetings).map { "They are in Alongside: \($0)" } ?? "They are in Alongside."
        return QueuedMail(
            .invitation, about: "meetings:\(letters.count)", to: .person(letters[0].person.person),
            subject: "Invitation: \(letters.count) meetings, from \(sorted[0].entry.day.short)",
            words: paragraphs(
                [
                    "You are invited to these \(letters.count) meetings. The file with this message puts all "
                        + "of them into your calendar; later changes come one by one."
                ] + lines + [list, foot]),
            calendar: calendar(.publish, sorted.map(\.entry)))
    }

    private func place(_ entry: CalendarEntry) -> String {
        entry.location.split(whereSeparator: \.isNewline).joined(separator: ", ")
    }

    private func calendar(_ method: CalendarFile.Method, _ entries: [CalendarEntry]) -> MailMessage.Calendar {
        let file = CalendarFile(
            name: nil, method: method, entries: entries, authority: authority, now: now,
            organizer: settings.from)
        return MailMessage.Calendar(text: file.text, method: method.rawValue)
    }

    private var foot: String {
        let how = "To stop invitations by e-mail, or to have your calendar fetch your meetings"
        let account = settings.link(Address.account).map { "\(how): \($0)" } ?? "\(how), see your account in Alongside."
        return "This message was sent by Alongside; nobody reads answers to it. \(account)"
    }

    private func paragraphs(_ all: [String]) -> String {
        all.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }
}
