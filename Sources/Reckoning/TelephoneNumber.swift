/// A telephone number as numbers are compared: `+441603222300`, however it was written.
///
/// Spaces, brackets, dots and dashes mean nothing; an extension belongs to whoever answers, not to
/// the number. A number without a country's code is one of the United Kingdom.
public struct TelephoneNumber: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public var description: String { text }

    /// Nil where it is not one whole number: a part of one, a word.
    public init?(_ given: String) {
        let plain = TelephoneNumber.withoutExtension(given).number
            .replacing("(0)", with: "").replacing("( 0 )", with: "")
        var digits = ""
        for scalar in plain.unicodeScalars {
            switch scalar {
            case "0"..."9": digits.unicodeScalars.append(scalar)
            case "+" where digits.isEmpty: digits = "+"
            case " ", "(", ")", "-", ".", "\u{A0}", "\u{2013}", "\t": continue
            default: return nil
            }
        }
        guard let national = TelephoneNumber.international(digits) else { return nil }
        guard (8...15).contains(national.utf8.count) else { return nil }
        text = "+" + national
    }

    /// The digits with the country's code in front.
    private static func international(_ digits: String) -> String? {
        if digits.hasPrefix("+") { return withoutTrunk(String(digits.dropFirst())) }
        if digits.hasPrefix("00") { return withoutTrunk(String(digits.dropFirst(2))) }
        if digits.hasPrefix("0") {
            return digits.utf8.count >= 10 ? "44" + digits.dropFirst() : nil
        }
        if digits.hasPrefix("44"), digits.utf8.count >= 11 { return withoutTrunk(digits) }
        return digits.utf8.count == 10 ? "44" + digits : nil
    }

    /// "+44 01603" is often written for "+44 1603".
    private static func withoutTrunk(_ digits: String) -> String {
        digits.hasPrefix("440") ? "44" + digits.dropFirst(3) : digits
    }

    private static func withoutExtension(_ text: String) -> (number: String, hasExtension: Bool) {
        let lower = text.lowercased()
        for mark in ["ext", "option", "x", "#"] {
            if let range = lower.firstRange(of: mark), range.lowerBound > lower.startIndex {
                return (String(lower[..<range.lowerBound]), true)
            }
        }
        return (lower, false)
    }

    /// Every number in what somebody wrote: "01603 222300 / 07700 900123"; "01603 222300/1" are two
    /// that differ in their last figure.
    public static func all(in text: String) -> [TelephoneNumber] {
        let parts = text.lowercased().replacing(" or ", with: "/").replacing(" and ", with: "/")
            .split { "/,;&\n".contains($0) }.map(String.init)
        var found: [TelephoneNumber] = []
        var before: TelephoneNumber?
        for part in parts {
            let plain = withoutExtension(part)
            let tail = plain.number.filter { $0 != " " }
            if let number = TelephoneNumber(part) {
                found.append(number)
                before = plain.hasExtension ? nil : number
            } else if let known = before, (1...6).contains(tail.utf8.count),
                tail.utf8.allSatisfy({ (48...57).contains($0) }),
                let number = TelephoneNumber(known.text.dropLast(tail.utf8.count) + tail)
            {
                found.append(number)
            }
        }
        return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
