import Crypto
import CryptoExtras
import Foundation
import Storage

/// A password as it is stored: what scrypt (RFC 7914) makes of it, with all that is needed to do
/// so again, in one text: `scrypt$N$r$p$salt$hash`, salt and hash in base64.
package struct Password: Sendable, Equatable, StorableText {
    /// scrypt's N: how much time and memory one guess costs.
    package let cost: Int
    let salt: [UInt8]
    let hash: [UInt8]

    private static let (blockSize, parallelism, length) = (8, 1, 32)

    /// Derives a password. It takes a tenth of a second and 32 MB: call it through
    /// ``PasswordThreads``, never on a thread that others wait for.
    package init(_ text: String, cost: Int) throws {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        self.cost = cost
        self.salt = salt
        hash = try Password.derive(text, salt: salt, cost: cost, length: Password.length)
    }

    package init?(stored: String) {
        let parts = stored.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), cost > 1,
            parts[2] == "\(Password.blockSize)", parts[3] == "\(Password.parallelism)",
            let salt = Data(base64Encoded: String(parts[4])),
            let hash = Data(base64Encoded: String(parts[5])), hash.count == Password.length
        else { return nil }
        self.cost = cost
        self.salt = Array(salt)
        self.hash = Array(hash)
    }

    package var stored: String {
        let numbers = "\(cost)$\(Password.blockSize)$\(Password.parallelism)"
        return
            "scrypt$\(numbers)$\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())"
    }

    /// Whether a text is this password, compared in a time that does not tell how far they agree.
    package func matches(_ text: String) throws -> Bool {
        let other = try Password.derive(text, salt: salt, cost: cost, length: hash.count)
        return zip(hash, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// scrypt itself, over the UTF-8 of a text in Unicode's composed form.
    package static func derive(
        _ text: String, salt: [UInt8], cost: Int, blockSize: Int = blockSize,
        parallelism: Int = parallelism, length: Int
    ) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(text.precomposedStringWithCanonicalMapping.utf8), salt: salt,
            outputByteCount: length, rounds: cost, blockSize: blockSize, parallelism: parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}

extension Password {
    /// Derives a new password, on the threads kept for it.
    package static func make(_ text: String, for house: House) async throws -> Password {
        let cost = house.settings.passwordCost
        return try await PasswordThreads.shared.run { try Password(text, cost: cost) }
    }

    /// Whether a text is the password. Where there is none, it takes as long to say no.
    package static func check(
        _ text: String, against password: Password?, for house: House
    ) async throws -> Bool {
        let cost = house.settings.passwordCost
        return try await PasswordThreads.shared.run {
            guard let password else {
                _ = try Password(text, cost: cost)
                return false
            }
            return try password.matches(text)
        }
    }

    /// A password to hand over once: sixteen letters and digits that cannot be mistaken for one
    /// another, in fours. 79 bits.
    package static func madeUp() -> String {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let four = { String((0..<4).map { _ in letters.randomElement(using: &generator) ?? "a" }) }
        return [four(), four(), four(), four()].joined(separator: "-")
    }
}
