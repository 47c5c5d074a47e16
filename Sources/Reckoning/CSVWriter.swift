/// Writes comma-separated values (RFC 4180) that a spreadsheet will not run.
///
/// ```swift
/// var csv = CSVWriter(["School", "Zone"])
/// csv.row([school.name, zone.code])
/// csv.bytes // UTF-8 with CRLF
/// ```
///
/// A spreadsheet takes a cell that starts with `=`, `+`, `-`, `@`, a tab or a carriage return for a
/// formula. Such a cell gets an apostrophe before it; ``withoutGuard(_:)`` takes it away again.
public struct CSVWriter: Sendable {
    /// What has been written, as UTF-8.
    public private(set) var bytes: [UInt8] = []

    public init(_ header: [String] = []) {
        if !header.isEmpty { row(header) }
    }

    /// Writes one record.
    public mutating func row(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(Byte.comma) }
            write(CSVWriter.withGuard(cell), alone: cells.count == 1)
        }
        bytes += [Byte.carriageReturn, Byte.lineFeed]
    }

    private mutating func write(_ cell: String, alone: Bool) {
        let needsQuotes = cell.utf8.contains(where: Byte.ends) || cell.isEmpty && alone
        if !needsQuotes { return bytes.append(contentsOf: cell.utf8) }
        bytes.append(Byte.quote)
        for byte in cell.utf8 {
            if byte == Byte.quote { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(Byte.quote)
    }

    /// Scalars, not characters: `=` followed by a combining mark is another character to Swift,
    /// and still an equals sign to a spreadsheet. The full-width forms are run by some.
    private static let dangerous: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// A cell that starts, after any apostrophes, with something dangerous.
    private static func isDangerous(_ cell: some StringProtocol) -> Bool {
        cell.unicodeScalars.first { $0 != "'" }.map(dangerous.contains) ?? false
    }

    static func withGuard(_ cell: String) -> String { isDangerous(cell) ? "'" + cell : cell }

    /// A cell as it was before the apostrophe was put to it.
    public static func withoutGuard(_ cell: String) -> String {
        guard cell.unicodeScalars.first == "'", isDangerous(cell) else { return cell }
        return String(String.UnicodeScalarView(cell.unicodeScalars.dropFirst()))
    }
}
