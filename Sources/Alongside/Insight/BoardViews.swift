import Pages
import Reckoning
import Storage

// How meetings, actions, concerns and support look on every board.

extension BoardMeeting {
    /// "Tuesday 4 March 2025, 9:30am".
    var when: String { "\(day.long), \(clockWords(startsMinute))" }

    /// Where its pack stands: open until a day, closed, recorded, published.
    func stateTag(on today: Day) -> HTML {
        switch state {
        case .planned:
            if day < today {
                Part.tag("Not recorded", .red)
            } else if packCloses < today {
                Part.tag("Pack to be closed", .amber)
            } else {
                Part.tag("Pack open until \(packCloses.brief)", .blue)
            }
        case .packClosed: day < today ? Part.tag("Not recorded", .red) : state.tag
        case .held, .published, .cancelled: state.tag
        }
    }

    /// The record's page: the recap once there is one.
    var link: String { state == .published ? Address.recap(id) : Address.meeting(id) }
}

extension MeasuredMeeting {
    /// The record's page: the recap once there is one.
    var link: String { state == .published ? Address.recap(id) : Address.meeting(id) }
}

extension BoardAction {
    func dueTag(on today: Day) -> HTML {
        if isOverdue(on: today) { return Part.tag("Overdue since \(due.brief)", .red) }
        if due <= today.adding(days: 7) { return Part.tag("Due \(due.brief)", .amber) }
        return Part.tag("Due \(due.brief)", .grey)
    }

    func todo(on today: Day, school: Bool = false) -> Part.Todo {
        let place = school ? schoolName.map { ", \($0)" } ?? "" : ""
        return Part.Todo(
            what, to: Address.action(id), hint: "\(owner)\(place)", tag: dueTag(on: today))
    }
}

extension BoardConcern {
    func todo(_ authority: Authority, school: Bool = false) -> Part.Todo {
        let brought = authority.timeZone.localTime(of: broughtAt).day.short
        let parts = [
            school ? schoolName : nil, title.isEmpty ? nil : about, authority.offer(offer)?.name,
            "raised \(brought)",
        ]
        return Part.Todo(
            words, to: Address.concern(id), hint: parts.compactMap(\.self).joined(separator: ", "),
            tag: mayBeDiscussed ? state.tag : Part.tag("Needs a lawful basis", .red))
    }
}

extension BoardRequest {
    /// For whoever gives it: the school, what it is about and since when, not their own name.
    func todo(ofMine authority: Authority) -> Part.Todo {
        let asked = authority.timeZone.localTime(of: requestedAt).day
        let parts = ["asked on \(asked.short)", daysWords.isEmpty ? nil : daysWords]
        return Part.Todo(
            "\(schoolName), \(about)", to: Address.request(id),
            hint: parts.compactMap(\.self).joined(separator: ", "), tag: state.tag)
    }

    func todo(_ authority: Authority, school: Bool = false) -> Part.Todo {
        let name = authority.service(service)?.shortName ?? service
        let words = school ? "\(schoolName), \(name)" : "\(name), \(about)"
        let parts = [school ? about : nil, practitioner, daysWords.isEmpty ? nil : daysWords]
        return Part.Todo(
            words, to: Address.request(id),
            hint: parts.compactMap(\.self).joined(separator: ", "), tag: state.tag)
    }
}

/// A list of things under a heading, or what will stand there.
func board(_ heading: String, _ todos: [Part.Todo], empty: HTML) -> HTML {
    """
    <h2>\(heading)\(if: !todos.isEmpty, #" <span class="soft">\#(todos.count)</span>"#)</h2>
    \(todos.isEmpty ? Part.empty(empty) : Part.tasks(todos))
    """
}

/// Two parts of a board beside each other, or one under the other on a phone.
func pair(_ left: HTML, _ right: HTML) -> HTML {
    #"<div class="pair"><section>\#(left)</section><section>\#(right)</section></div>"#
}
