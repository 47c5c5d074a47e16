import Reckoning

// The addresses of this room and the lists it leads to.
extension Address {
    package static let zones = "/zones"
    package static let schoolsFile = "/schools.csv"

    /// The list of schools, with filters kept.
    package static func schools(words: String = "", zone: String = "", trust: Int? = nil) -> String {
        var parts: [String] = []
        if !words.isEmpty { parts.append("q=\(escaped(words))") }
        if !zone.isEmpty { parts.append("zone=\(escaped(zone))") }
        if let trust { parts.append("trust=\(trust)") }
        return parts.isEmpty ? schools : "\(schools)?\(parts.joined(separator: "&"))"
    }
}
