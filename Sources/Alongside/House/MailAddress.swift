import Pages

/// An e-mail address, `name@example.org`, of the plain kind that every mail system takes. What is
/// more than that (quotes, comments, spaces, a line break) is no address here, so that none can
/// carry a header or an option along.
package struct MailAddress: Hashable, Sendable, FieldValue {
    package let text: String

    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, Self.isName(parts[0]), Self.isDomain(parts[1])
        else { return nil }
        self.text = text
    }

    package init?(given text: String) { self.init(text) }
    package static var expected: String { "an e-mail address, like name@example.org" }

    /// `example.org`.
    package var domain: String { String(text[text.index(after: text.firstIndex(of: "@") ?? text.startIndex)...]) }

    private static let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    private static let signs = Set("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isName(_ name: Substring) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return name.utf8.count <= 64 && !name.hasPrefix("-")
            && parts.allSatisfy { part in
                !part.isEmpty && part.allSatisfy { letters.contains($0) || signs.contains($0) }
            }
    }

    private static func isDomain(_ domain: Substring) -> Bool {
        let hyphen = UInt8(ascii: "-")
        let parts = domain.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count >= 2
            && parts.allSatisfy { part in
                (1...63).contains(part.count) && part.first != hyphen && part.last != hyphen
                    && part.allSatisfy { letters.contains($0) || $0 == hyphen }
            }
    }
}
