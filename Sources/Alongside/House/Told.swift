/// A secret that is told once, to whoever asked for it, and never kept: the answers to acts are
/// kept so that asking again gets the same answer, and there it is left out.
package struct Told: Codable, Sendable {
    package let secret: String?

    package init(_ secret: String?) { self.secret = secret }

    /// Set by a door that answers the one who asked.
    package static let telling = CodingUserInfoKey(rawValue: "alongside.telling")

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        secret = container.decodeNil() ? nil : try container.decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        let isTelling = Told.telling.map { encoder.userInfo[$0] as? Bool ?? false } ?? false
        if isTelling, let secret { try container.encode(secret) } else { try container.encodeNil() }
    }
}
