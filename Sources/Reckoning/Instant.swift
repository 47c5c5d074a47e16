import Foundation

/// A moment in time, in UTC, to the millisecond.
///
/// Stored as ISO 8601 text of fixed width (`2025-03-04T09:30:00.000Z`), so instants sort as text in
/// both databases.
public struct Instant: Hashable, Sendable, Comparable {
    /// Milliseconds since 1 January 1970 UTC.
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The moment now, by the machine's clock. Rules never call this: they are given the time.
    public static func now() -> Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// An instant from `YYYY-MM-DDTHH:MM:SS[.mmm]Z`; anything else is nil.
    public init?(iso text: String) {
        var text = text
        guard let read = text.withUTF8({ Instant.milliseconds(iso: $0) }) else { return nil }
        milliseconds = read
    }

    private static func milliseconds(iso bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard bytes.count == 20 || bytes.count == 24, bytes[10] == 84, bytes.last == 90,
            bytes[13] == 58, bytes[16] == 58,
            let day = Day(iso: bytes[0..<10]),
            let hour = Day.digits(bytes[11..<13]), let minute = Day.digits(bytes[14..<16]),
            let second = Day.digits(bytes[17..<19]), hour < 24, minute < 60, second < 60
        else { return nil }
        var millisecond = 0
        if bytes.count == 24 {
            guard bytes[19] == 46, let read = Day.digits(bytes[20..<23]) else { return nil }
            millisecond = read
        }
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return seconds * 1000 + Int64(millisecond)
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    public func adding(seconds: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(seconds) * 1000)
    }

    public func seconds(since earlier: Instant) -> Int {
        Int((milliseconds - earlier.milliseconds) / 1000)
    }

    public var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// `2025-03-04T09:30:00.000Z`.
    public var iso: String {
        let dayNumber = Int((Double(milliseconds) / 86_400_000).rounded(.down))
        let rest = Int(milliseconds - Int64(dayNumber) * 86_400_000)
        let (second, millisecond) = (rest / 1000, rest % 1000)
        return "\(Day(number: dayNumber).iso)T\(padded(second / 3600, 2)):"
            + "\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2)).\(padded(millisecond, 3))Z"
    }
}

extension Instant: CustomStringConvertible, Codable {
    public var description: String { iso }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let instant = Instant(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not an instant as 2025-03-04T09:30:00.000Z")
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
