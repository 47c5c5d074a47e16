import Foundation
import Reckoning

/// Texts as mail carries them.
package enum MailText {
    /// A header, as it is where it is short and plain, or else in encoded words (RFC 2047).
    package static func header(_ name: String, _ text: String) -> String {
        let line = plain(text)
        let isPlain = line.utf8.allSatisfy { (32...126).contains($0) } && !line.contains("=?")
        if isPlain, let folded = folded("\(name): \(line)") { return folded }
        return "\(name): \(encodedWords(line).joined(separator: "\r\n "))"
    }

    /// A plain header in lines of 76 at most, each broken where a space is; nil where a word is too
    /// long for that.
    private static func folded(_ header: String) -> String? {
        var lines = [""]
        for word in header.split(separator: " ", omittingEmptySubsequences: false) {
            let last = lines[lines.count - 1]
            let longer = last.isEmpty && lines.count == 1 ? String(word) : "\(last) \(word)"
            if longer.utf8.count <= 76 {
                lines[lines.count - 1] = longer
            } else if word.utf8.count < 76 {
                lines.append(" \(word)")
            } else {
                return nil
            }
        }
        return lines.joined(separator: "\r\n")
    }

    /// A header with somebody's name and address.
    package static func header(_ name: String, _ who: String, _ address: MailAddress) -> String {
        let line = plain(who)
        guard !line.isEmpty else { return "\(name): \(address.text)" }
        let isWord = line.utf8.allSatisfy { byte in
            byte == 32 || byte == 39 || byte == 45 || isAlphanumeric(byte)
        }
        let shown = isWord && line.utf8.count <= 60 ? ["\"\(line)\""] : encodedWords(line)
        return "\(name): \((shown + ["<\(address.text)>"]).joined(separator: "\r\n "))"
    }

    /// Without what ends a line or is no letter at all, and without space at the ends.
    private static func plain(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            // What joins letters and pictures into one is part of how they are written.
            case .format where scalar.value == 0x200C || scalar.value == 0x200D:
                out.unicodeScalars.append(scalar)
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .format:
                out.append(" ")
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out.split(separator: " ").joined(separator: " ")
    }

    /// `=?utf-8?B?…?=`: each word whole characters and no longer than RFC 2047 allows.
    private static func encodedWords(_ text: String) -> [String] {
        var (words, bytes): ([String], [UInt8]) = ([], [])
        func flush() {
            if !bytes.isEmpty { words.append("=?utf-8?B?\(Data(bytes).base64EncodedString())?=") }
            bytes = []
        }
        for scalar in text.unicodeScalars {
            let next = Array(String(scalar).utf8)
            if bytes.count + next.count > 36 { flush() }
            bytes += next
        }
        flush()
        return words
    }

    /// Letters, digits and hyphens alone.
    package static func atom(_ text: String) -> String {
        String(decoding: text.utf8.filter { isAlphanumeric($0) || $0 == 45 }, as: UTF8.self)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    /// `Tue, 7 Oct 2025 09:00:00 +0000`.
    package static func date(_ instant: Instant) -> String {
        let day = Day(number: Int((Double(instant.milliseconds) / 86_400_000).rounded(.down)))
        let clock = instant.iso.dropFirst(11).prefix(8)
        return "\(day.weekdayName.prefix(3)), \(day.day) \(day.monthName.prefix(3)) \(day.year) \(clock) +0000"
    }

    /// The lines of a text, quoted-printable (RFC 2045, 6.7).
    package static func quotedPrintable(_ text: String) -> [String] {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { quotedPrintable(line: Array($0.utf8)) }
    }

    private static func quotedPrintable(line: [UInt8]) -> [String] {
        var (lines, current) = ([String](), "")
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            var mark = token(byte, isFirst: current.isEmpty, isLast: isLast)
            if current.utf8.count + mark.utf8.count > (isLast ? 76 : 75) {
                lines.append(current + "=")
                current = ""
                mark = token(byte, isFirst: true, isLast: isLast)
            }
            current += mark
        }
        return lines + [current]
    }

    /// A byte as it stands, or in figures: also a space that ends a line, and what some mail systems
    /// read meaning into where it begins one (a full stop, `From`).
    private static func token(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> String {
        let isBlank = byte == 32 || byte == 9
        let isPlain = (33...126).contains(byte) && byte != 61 || isBlank && !isLast
        let isMarked = isFirst && (byte == 46 || byte == 70)
        if isPlain, !isMarked { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return "=" + (digits.utf8.count == 1 ? "0" : "") + digits
    }

    /// The lines of a text, base64.
    package static func base64(_ text: String) -> [String] {
        let all = Array(Data(text.utf8).base64EncodedString().utf8)
        return stride(from: 0, to: all.count, by: 76).map { start in
            String(decoding: all[start..<min(start + 76, all.count)], as: UTF8.self)
        }
    }
}
