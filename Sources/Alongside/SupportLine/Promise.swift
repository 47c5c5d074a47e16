import Pages
import Reckoning
import Storage

/// Something that was promised to a caller: to ring back, or to tell them something, by when.
package enum Promise {
    package enum Kind: String, Sendable, Codable, CaseIterable, StorableText, FieldValue {
        case callBack = "call-back"
        case tell

        var words: String {
            switch self {
            case .callBack: "Call back"
            case .tell: "We will tell you"
            }
        }
    }

    package enum State: String, Sendable, Codable, CaseIterable, StorableText {
        case open, kept, broken
    }

    /// What happened to a promise.
    package enum Event: String, Sendable, Codable, CaseIterable, StepState {
        case made, taken, passed, attempted, kept, broken

        package var tag: HTML {
            switch self {
            case .made: Part.tag("Promised", .purple)
            case .taken: Part.tag("Taken", .blue)
            case .passed: Part.tag("Passed on", .purple)
            case .attempted: Part.tag("Tried", .amber)
            case .kept: Part.tag("Kept", .green)
            case .broken: Part.tag("Not kept", .red)
            }
        }
    }

    /// Letters and figures that are not taken for each other on the telephone.
    private static let letters = Array("ABCDEFGHJKLMNPQRTUVWXY346789")

    /// A reference for the caller, like `K7QM-3XRD`: 38 random bits of the promise's own id, which
    /// open nothing without the postcode.
    package static func reference(_ id: ID<Promise>) -> String {
        var number = UInt64(id.text.replacing("-", with: "").suffix(12), radix: 16) ?? 0
        var text = ""
        for place in 0..<8 {
            if place == 4 { text += "-" }
            text.append(letters[Int(number % UInt64(letters.count))])
            number /= UInt64(letters.count)
        }
        return text
    }

    /// A reference as somebody types it: lower case, without the dash, with spaces.
    package static func reference(typed text: String) -> String {
        let plain = text.uppercased().filter { $0.isLetter || $0.isNumber }
        return plain.count == 8 ? "\(plain.prefix(4))-\(plain.suffix(4))" : plain
    }
}

extension ID<Promise> {
    package var subject: String { "promise:\(text)" }
}

extension Occasion {
    /// Writes down what happened to a promise.
    func step(_ promise: ID<Promise>, _ event: Promise.Event, _ words: String = "") throws {
        let id: ID<Promise.Event> = writing.newID()
        try writing.run(
            """
            INSERT INTO promise_step (id, promise, state, reason, person, at)
            VALUES (\(id), \(promise), \(event), \(words), \(person.id), \(now))
            """)
    }
}
