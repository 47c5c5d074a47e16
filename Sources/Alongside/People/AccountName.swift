import Foundation
import Pages
import Storage

/// The name under which somebody signs in: `dawn.reed`, or an e-mail address. In small letters, so
/// that it does not matter how it is typed.
package struct AccountName: Sendable, Hashable, StorableText, FieldValue {
    package let text: String

    /// Nil where it could not be an account's name.
    package init?(_ given: String) {
        let name = AccountName(typed: given).text
        let allowed = name.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || ".-_@'".unicodeScalars.contains(scalar)
        }
        guard allowed, (3...100).contains(name.count) else { return nil }
        text = name
    }

    /// Whatever was typed at sign-in, which may be anything.
    package init(typed: String) {
        text =
            typed.trimmingCharacters(in: .whitespaces).lowercased()
            .precomposedStringWithCanonicalMapping
    }

    package init?(stored: String) { self.init(stored) }
    package var stored: String { text }
    package init?(given text: String) { self.init(text) }
    package static var expected: String {
        "3 to 100 letters, digits, dots, hyphens or underscores, or an e-mail address"
    }
}
