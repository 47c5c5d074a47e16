import Crypto
import Foundation
import Reckoning

/// One line of the audit log: who did what to which thing, and when.
///
/// A line carries identifiers and names of fields, never a child's name or what was written, so
/// that erasing a record leaves the chain whole. Each line's hash covers the line before it.
public struct AuditLine: Sendable, RowReadable {
    public let seq: Int
    public let at: Instant
    /// The id of the person, or `system` for what nobody asked for by name.
    public let person: String
    /// The act's name, such as `BringConcern`.
    public let act: String
    /// The kind and id of what it was done to, such as `concern:0195…`.
    public let subject: String
    public let detail: String
    public let previous: String
    public let hash: String

    static let columns: SQL = "seq, at, person, act, subject, detail, previous, hash"

    public init(row: Row) throws {
        seq = try row[0]
        at = try row[1]
        person = try row[2]
        act = try row[3]
        subject = try row[4]
        detail = try row[5]
        previous = try row[6]
        hash = try row[7]
    }

    /// The hash of a line. Every field is preceded by its length, so that moving a letter from one
    /// field to the next changes the sum.
    static func hash(
        seq: Int, at: Instant, person: String, act: String, subject: String, detail: String,
        previous: String
    ) -> String {
        var text = ""
        for field in [String(seq), at.iso, person, act, subject, detail, previous] {
            text += "\(field.utf8.count):\(field)"
        }
        let sum = SHA256.hash(data: Data(text.utf8))
        return sum.map { padded($0) }.joined()
    }

    private static func padded(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    var isWhole: Bool {
        hash
            == AuditLine.hash(
                seq: seq, at: at, person: person, act: act, subject: subject, detail: detail,
                previous: previous)
    }
}
