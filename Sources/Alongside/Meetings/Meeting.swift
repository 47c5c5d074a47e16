import Pages
import Reckoning
import Storage

// A meeting of the model: a Team Around the School, a Core Consultation, a partnership, a strategic
// meeting, a Way Forward Meeting. What kinds there are, the package says.

extension Meeting {
    /// The states of a meeting, and what may follow what.
    package enum State: String, Sendable, Codable, CaseIterable, StepState, FieldValue {
        /// Its pack builds itself and the school may add to it.
        case planned
        /// Its agenda is frozen; it is prepared, and recorded as it happens.
        case packClosed = "pack-closed"
        /// It has been held; its record is being finished.
        case held
        /// Its recap is out. Nothing in it changes any more.
        case published
        case cancelled

        package var next: [State] {
            switch self {
            case .planned: [.packClosed, .cancelled]
            case .packClosed: [.held, .cancelled]
            case .held: [.published]
            case .published, .cancelled: []
            }
        }

        /// Whether it is still to come.
        package var isAhead: Bool { self == .planned || self == .packClosed }
        package var wasHeld: Bool { self == .held || self == .published }
        /// Whether notes, decisions and actions may be recorded.
        package var isOpenToRecord: Bool { self == .packClosed || self == .held }

        package var words: String {
            switch self {
            case .planned: "Planned"
            case .packClosed: "Pack closed"
            case .held: "Held"
            case .published: "Recap published"
            case .cancelled: "Cancelled"
            }
        }

        /// The same word everywhere for the same state.
        package var tag: HTML {
            switch self {
            case .planned: Part.tag(words, .grey)
            case .packClosed, .held: Part.tag(words, .blue)
            case .published: Part.tag(words, .green)
            case .cancelled: Part.tag(words, .grey)
            }
        }
    }
}

/// Whether somebody was asked to a meeting, came, or sent apologies.
package enum Attendance: String, Sendable, Codable, CaseIterable, StorableText {
    case invited, attended, apologies

    package var words: String {
        switch self {
        case .invited: "Invited"
        case .attended: "Attended"
        case .apologies: "Apologies"
        }
    }
}

/// Something to read before a meeting: a text, or a link.
package enum Paper {}

extension AgreedAction {
    package enum State: String, Sendable, Codable, CaseIterable, StorableText, FieldValue {
        case open, done, dropped

        package var words: String {
            switch self {
            case .open: "Open"
            case .done: "Done"
            case .dropped: "Dropped"
            }
        }
    }
}

extension ID<Meeting> {
    /// As it stands in the audit log.
    package var subject: String { "meeting:\(text)" }
}

extension ID<AgendaItem> {
    package var subject: String { "item:\(text)" }
}

extension ID<AgreedAction> {
    package var subject: String { "action:\(text)" }
}

extension MeetingKind.Code: FieldValue, StorableText {
    package init?(given text: String) { self.init(rawValue: text) }
    package static var expected: String { "one of the choices" }
}
