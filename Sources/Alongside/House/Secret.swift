import Crypto
import Foundation

/// Random secrets, and the sums under which they are stored: a copy of the database signs nobody in.
package enum Secret {
    /// 32 random bytes, as 43 characters that stand in a cookie or a form as they are.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// What is stored in place of a secret.
    package static func digest(_ secret: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: 64) { text in
            var place = 0
            for byte in SHA256.hash(data: Array(secret.utf8)) {
                text[place] = digits[Int(byte >> 4)]
                text[place + 1] = digits[Int(byte & 15)]
                place += 2
            }
            return place
        }
    }

    /// Whether two secrets are the same, in a time that does not tell how far they agree.
    package static func isEqual(_ one: String, _ other: String) -> Bool {
        SHA256.hash(data: Data(one.utf8)) == SHA256.hash(data: Data(other.utf8))
    }
}
