import Reckoning

/// The rows of a file with a few named columns, each with its line.
struct ImportColumns {
    struct Row {
        let line: Int
        let texts: [String]
        let fault: CSVMistake?
    }

    private let reader: CSVReader
    private let header: CSVHeader
    private let places: [Int]

    /// Reads the header; each column may go by several names, the first of which is told where it
    /// is missing.
    init(_ reader: CSVReader, _ columns: [[String]]) throws {
        self.reader = reader
        let expected = columns.compactMap(\.first)
        guard let header = try reader.next().map(CSVHeader.init) else {
            throw ImportMistake.emptyFile(expected: expected)
        }
        self.header = header
        let found = columns.map { names in names.lazy.compactMap { header.place(of: $0) }.first }
        let missing = zip(expected, found).filter { $1 == nil }.map(\.0)
        guard missing.isEmpty else {
            throw ImportMistake.missingColumns(missing, found: header.names)
        }
        places = found.compactMap(\.self)
    }

    func each(
        progress: (Double) -> Void = { _ in }, _ body: (Row) -> Void
    ) throws {
        var count = 0
        while let record = try reader.next() {
            body(
                Row(
                    line: record.line, texts: places.map { record.trimmed($0) },
                    fault: header.fault(of: record)))
            count += 1
            if count % 5_000 == 0 {
                progress(Double(reader.bytesTaken) / Double(max(1, reader.byteCount)))
            }
        }
    }
}
