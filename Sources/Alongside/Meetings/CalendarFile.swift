import Foundation
import Reckoning
import Storage

/// Meetings as calendar programs read them (RFC 5545), and as they are invited to (RFC 5546). Never
/// a child's name, nor anybody's who has no account: a calendar leaves the house.
struct CalendarFile: Sendable {
    enum Method: String, Sendable {
        case publish = "PUBLISH"
        case request = "REQUEST"
        case cancel = "CANCEL"
    }

    /// What a feed is called; none for an invitation.
    let name: String?
    let method: Method
    let entries: [CalendarEntry]
    let authority: Authority
    let now: Instant
    /// Who asks to the meetings: the address that mail comes from, where any is sent.
    var organizer: MailAddress?

    var data: Data { Data(text.utf8) }

    var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alongside//\(authority.code)//EN",
            "CALSCALE:GREGORIAN", "METHOD:\(method.rawValue)",
        ]
        if let name {
            lines += [
                "X-WR-CALNAME:\(Self.escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                "X-PUBLISHED-TTL:PT1H",
            ]
        }
        for entry in entries { lines += event(entry) }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func event(_ entry: CalendarEntry) -> [String] {
        let starts = LocalTime(day: entry.day, minute: entry.starts)
        let start = authority.timeZone.instant(of: starts)
        var lines = [
            "BEGIN:VEVENT", "UID:\(entry.meeting)@\(authority.code).alongside", "DTSTAMP:\(Self.utc(now))",
            "DTSTART:\(Self.utc(start))", "DTEND:\(Self.utc(start.adding(seconds: entry.minutes * 60)))",
            "SEQUENCE:\(max(0, entry.version - 1))",
            "SUMMARY:\(Self.escaped(entry.title(authority)))",
            "LOCATION:\(Self.escaped(entry.location))",
        ]
        if entry.saysStatus { lines.append("STATUS:\(entry.isCancelled ? "CANCELLED" : "CONFIRMED")") }
        if method != .publish || organizer != nil {
            let address = organizer?.text ?? "no-reply@alongside.invalid"
            lines.append("ORGANIZER;CN=\(Self.quoted(authority.name)):mailto:\(address)")
        }
        // Answers are given here, not by mail: no calendar program is asked for a reply.
        for one in entry.attendees where method != .publish {
            lines.append(
                "ATTENDEE;CN=\(Self.quoted(one.name));ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:\(one.email)"
            )
        }
        return lines + ["END:VEVENT"]
    }

    /// `20251014T083000Z`: an instant, so that no table of clock changes is needed.
    static func utc(_ instant: Instant) -> String {
        String(instant.iso.prefix(19)).filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// A text as a value (RFC 5545, 3.3.11).
    static func escaped(_ text: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": out += "\\\\"
            case ";": out += "\\;"
            case ",": out += "\\,"
            case "\n": out += "\\n"
            case "\r": break
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }

    /// A name as a parameter, which takes no quotation marks and no line breaks.
    private static func quoted(_ text: String) -> String {
        "\"\(text.filter { $0 != "\"" && !$0.isNewline })\""
    }

    /// A line folded after 75 octets, never within a character (RFC 5545, 3.1).
    static func folded(_ line: String) -> String {
        var (out, length) = ("", 0)
        for character in line.unicodeScalars {
            let size = String(character).utf8.count
            if length + size > 75 {
                out += "\r\n "
                length = 1
            }
            out.unicodeScalars.append(character)
            length += size
        }
        return out
    }
}
