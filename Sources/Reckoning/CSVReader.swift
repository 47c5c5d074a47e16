/// Reads comma-separated values record by record (RFC 4180), in bounded memory however long the
/// file is.
///
/// ```swift
/// let reader = try CSVReader(path: "schools.csv")
/// let header = try reader.next().map(CSVHeader.init)
/// while let record = try reader.next() {
///     print(record.line, record.trimmed(0))
/// }
/// ```
///
/// Lines may end in CRLF, LF or CR; fields in quotation marks may hold commas, line ends and
/// doubled quotation marks; empty lines are passed over. The encoding is found out once, for the
/// whole file: UTF-8 where all of it is valid UTF-8, Windows-1252 otherwise.
public final class CSVReader {
    /// How the file writes its letters.
    public let encoding: CSVEncoding
    /// How many bytes the file has, for telling how far the reading is.
    public let byteCount: Int
    /// How many bytes have been taken from the file so far.
    public private(set) var bytesTaken = 0

    /// How much of the file is held at a time.
    var bytesHeld: Int { buffer.count }

    /// More than this in one record is taken for a quotation mark that was never closed.
    static let longestRecord = 1 << 20

    private enum State { case fieldStart, plain, quoted, quoteSeen }

    private let source: CSVSource
    private var buffer: [UInt8] = []
    private var at = 0
    private var end = 0
    private var line = 1
    private var quoteLine = 1
    private var state = State.fieldStart
    /// A CR was the last byte: an LF that comes next belongs to it.
    private var isAfterCR = false

    /// Opens a file, and reads it once through to find out its encoding.
    public convenience init(path: String) throws(CSVMistake) {
        try self.init(CSVSource(path: path))
    }

    public convenience init(bytes: [UInt8]) throws(CSVMistake) {
        try self.init(CSVSource(bytes: bytes))
    }

    init(_ source: CSVSource) throws(CSVMistake) {
        self.source = source
        let found = try CSVEncoding.find(in: source)
        (encoding, byteCount) = (found.encoding, found.bytes)
        try fill()
        if found.hasMark { at = 3 }
    }

    /// The next record, or nil at the end. Throws where the rest cannot be read; what is wrong
    /// with one record only stands in its ``CSVRecord/fault``.
    public func next() throws(CSVMistake) -> CSVRecord? {
        while true {
            var record = CSVRecord(line: line, encoding: encoding)
            let isRead = try read(&record)
            if record.isBlank { if isRead { continue } else { return nil } }
            return record
        }
    }

    /// Reads a record; false where the file ended with it.
    private func read(_ record: inout CSVRecord) throws(CSVMistake) -> Bool {
        while true {
            if at == end {
                try fill()
                if at == end { break }
            }
            let isDone = buffer.withUnsafeBytes { scan($0, &record) }
            if isDone { return true }
            if record.bytes.count > CSVReader.longestRecord {
                throw CSVMistake.tooLong(line: state == .quoted ? quoteLine : record.line)
            }
        }
        if state == .quoted { throw CSVMistake.unclosedQuote(line: quoteLine) }
        if !record.isBlank || state == .quoteSeen { record.endField() }
        state = .fieldStart
        return false
    }

    private func fill() throws(CSVMistake) {
        end = try source.fill(&buffer)
        at = 0
        bytesTaken += end
    }

    /// Goes through the buffer from `at`; true where a record ended.
    private func scan(_ bytes: UnsafeRawBufferPointer, _ record: inout CSVRecord) -> Bool {
        while at < end {
            switch state {
            case .fieldStart: startField(bytes, &record)
            case .plain: if plain(bytes, &record) { return true }
            case .quoted: quoted(bytes, &record)
            case .quoteSeen: if afterQuote(bytes, &record) { return true }
            }
        }
        return false
    }

    private func startField(_ bytes: UnsafeRawBufferPointer, _ record: inout CSVRecord) {
        if isAfterCR {
            isAfterCR = false
            if bytes[at] == Byte.lineFeed { return at += 1 }
        }
        state = .plain
        guard bytes[at] == Byte.quote else { return }
        (state, quoteLine) = (.quoted, line)
        record.isQuoted = true
        at += 1
    }

    private func plain(_ bytes: UnsafeRawBufferPointer, _ record: inout CSVRecord) -> Bool {
        var stop = at
        while stop < end, !Byte.ends(bytes[stop]) { stop += 1 }
        record.bytes.append(contentsOf: bytes[at..<stop])
        at = stop
        guard at < end else { return false }
        if bytes[at] != Byte.quote { return endField(bytes[at], &record) }
        record.fault = record.fault ?? .strayQuote(line: line)
        record.bytes.append(Byte.quote)
        at += 1
        return false
    }

    private func quoted(_ bytes: UnsafeRawBufferPointer, _ record: inout CSVRecord) {
        let stop = Byte.place(of: Byte.quote, in: bytes, from: at, to: end) ?? end
        countLines(bytes, to: stop)
        record.bytes.append(contentsOf: bytes[at..<stop])
        at = stop
        if at < end {
            state = .quoteSeen
            isAfterCR = false
            at += 1
        }
    }

    private func afterQuote(_ bytes: UnsafeRawBufferPointer, _ record: inout CSVRecord) -> Bool {
        let byte = bytes[at]
        if byte == Byte.quote {
            record.bytes.append(byte)
            state = .quoted
            at += 1
            return false
        }
        if Byte.ends(byte) { return endField(byte, &record) }
        record.fault = record.fault ?? .textAfterQuote(line: line)
        state = .plain
        return false
    }

    /// Ends a field at a comma or a line's end; true where the record ended too.
    private func endField(_ byte: UInt8, _ record: inout CSVRecord) -> Bool {
        at += 1
        state = .fieldStart
        record.endField()
        if byte == Byte.comma { return false }
        line += 1
        isAfterCR = byte == Byte.carriageReturn
        return true
    }

    /// Counts the line ends inside quotation marks, also where CR and LF fall into two buffers.
    private func countLines(_ bytes: UnsafeRawBufferPointer, to stop: Int) {
        var from = at
        if isAfterCR, from < stop {
            isAfterCR = false
            if bytes[from] == Byte.lineFeed { from += 1 }
        }
        var seek = from
        while let found = Byte.place(of: Byte.lineFeed, in: bytes, from: seek, to: stop) {
            line += 1
            seek = found + 1
        }
        seek = from
        while let found = Byte.place(of: Byte.carriageReturn, in: bytes, from: seek, to: stop) {
            seek = found + 1
            let isPair = seek < stop && bytes[seek] == Byte.lineFeed
            if !isPair { line += 1 }
            isAfterCR = seek == end
        }
    }
}
