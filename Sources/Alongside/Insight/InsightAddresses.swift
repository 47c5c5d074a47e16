import Reckoning

// The addresses of this room and the lists it leads to.
extension Address {
    package static let zones = "/zones"

    /// The list of schools, with filters kept.
    package static func schools(words: String = "", zone: String = "", trust: Int? = nil) -> String {
        var parts: [String] = []
        if !words.isEmpty { parts.append("q=\(encoded(words))") }
        if !zone.isEmpty { parts.append("zone=\(encoded(zone))") }
        if let trust { parts.append("trust=\(trust)") }
        return parts.isEmpty ? schools : "\(schools)?\(parts.joined(separator: "&"))"
    }

    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (97...122).contains(byte | 32) || byte == 45
            return isPlain
                ? String(UnicodeScalar(byte))
                : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
