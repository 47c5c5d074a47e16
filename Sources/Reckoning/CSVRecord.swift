import Foundation

/// One record of a file: its fields, and the line on which it starts.
public struct CSVRecord: Sendable {
    /// The line of the file on which the record starts, counted from 1.
    public let line: Int
    /// What is wrong with its quotation marks, if anything. Its fields are then a guess.
    public internal(set) var fault: CSVMistake?
    let encoding: CSVEncoding
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var isQuoted = false

    init(line: Int, encoding: CSVEncoding) {
        self.line = line
        self.encoding = encoding
    }

    public var count: Int { ends.count }

    /// A field exactly as it stands in the file; empty where the record is too short.
    public subscript(_ index: Int) -> String {
        guard ends.indices.contains(index) else { return "" }
        let start = index == 0 ? 0 : ends[index - 1]
        return encoding.text(bytes[start..<ends[index]])
    }

    /// A field without the spaces around it and without control characters, in Unicode's composed
    /// form: as it goes into a database.
    public func trimmed(_ index: Int) -> String {
        guard ends.indices.contains(index) else { return "" }
        var slice = bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
        while let first = slice.first, first <= 32 { slice.removeFirst() }
        while let last = slice.last, last <= 32 { slice.removeLast() }
        if slice.allSatisfy({ $0 >= 32 && $0 < 127 }) {
            return String(decoding: slice, as: UTF8.self)
        }
        let kept = encoding.text(slice).unicodeScalars.filter {
            $0.value >= 32 && !(127...159).contains($0.value)
        }
        return String(String.UnicodeScalarView(kept)).precomposedStringWithCanonicalMapping
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Every field, exactly.
    public var fields: [String] { ends.indices.map { self[$0] } }

    mutating func endField() { ends.append(bytes.count) }

    /// Nothing at all was on the line.
    var isBlank: Bool { bytes.isEmpty && ends.count <= 1 && !isQuoted }
}

/// The names of a file's columns, found whatever their order, capitals, spaces and signs:
/// `Group Type (code)` is `group_type__code_`.
public struct CSVHeader: Sendable {
    /// The names as the file has them.
    public let names: [String]
    private let places: [String: Int]
    /// How many columns there are; empty names at the end are none.
    private let width: Int

    public init(_ record: CSVRecord) {
        names = record.ends.indices.map { record.trimmed($0) }
        width = (names.lastIndex { !$0.isEmpty } ?? -1) + 1
        let keyed = names.enumerated().map { (CSVHeader.key($1), $0) }
        places = Dictionary(keyed, uniquingKeysWith: { first, _ in first })
    }

    /// What is wrong with a record, if anything: its quotation marks, or that it has fewer fields
    /// than the first line names columns, or more. Its fields may then stand under other names.
    public func fault(of record: CSVRecord) -> CSVMistake? {
        if let fault = record.fault { return fault }
        let isShort = record.count < width
        let isLong = (width..<max(width, record.count)).contains { !record.trimmed($0).isEmpty }
        return isShort || isLong
            ? .otherWidth(line: record.line, fields: record.count, columns: width) : nil
    }

    /// The place of a column, by any of the names it goes by.
    public func place(of names: String...) -> Int? {
        names.lazy.compactMap { places[CSVHeader.key($0)] }.first
    }

    private static func key(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

/// Why a file, or one record of it, cannot be read, and what to do.
public enum CSVMistake: Error, Sendable, Hashable, CustomStringConvertible {
    case unreadable(path: String)
    case compressed
    case utf16
    /// A quotation mark was opened and never closed.
    case unclosedQuote(line: Int)
    case tooLong(line: Int)
    /// A quotation mark within a field that does not start with one.
    case strayQuote(line: Int)
    /// Something stands between a closing quotation mark and the next comma.
    case textAfterQuote(line: Int)
    /// A record with another number of fields than the first line has columns.
    case otherWidth(line: Int, fields: Int, columns: Int)

    public var description: String {
        switch self {
        case .unreadable(let path):
            "\(path) cannot be read. Check its name, and that you may read it."
        case .compressed: "The file is compressed. Unpack it first, and give the CSV file in it."
        case .utf16:
            "The file is in UTF-16 (Excel calls it “Unicode Text”). Save it as “CSV UTF-8” and try again."
        case .unclosedQuote(let line):
            "The quotation mark opened on line \(line) is never closed. Close it, or take it away."
        case .tooLong(let line):
            "The record from line \(line) on is longer than 1 MB: a quotation mark there is "
                + "probably never closed."
        case .strayQuote:
            "a quotation mark stands in a field that does not start with one: put the whole field "
                + "into quotation marks, and double the ones within"
        case .textAfterQuote:
            "something stands after a closing quotation mark: double the quotation marks within a field"
        case .otherWidth(_, let fields, let columns):
            "it has \(fields) fields, and the first line names \(columns) columns: put a text with "
                + "commas into quotation marks, and leave no field out"
        }
    }
}
