import Foundation
import Testing

@testable import Reckoning

private func read(_ text: String) throws -> [[String]] { try read(Array(text.utf8)) }

private func read(_ bytes: [UInt8]) throws -> [[String]] {
    let reader = try CSVReader(bytes: bytes)
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.fields) }
    return records
}

private func lines(_ text: String) throws -> [Int] {
    let reader = try CSVReader(bytes: Array(text.utf8))
    var lines: [Int] = []
    while let record = try reader.next() { lines.append(record.line) }
    return lines
}

@Suite struct CSVTests {
    @Test(arguments: ["\n", "\r\n", "\r"])
    func `lines may end in any of the three ways`(end: String) throws {
        #expect(try read("a,b\(end)1,2\(end)") == [["a", "b"], ["1", "2"]])
        #expect(try read("a,b\(end)1,2") == [["a", "b"], ["1", "2"]])
    }

    @Test func `quoted fields hold commas, quotation marks and line ends`() throws {
        #expect(
            try read("\"Brook, East\",\"the \"\"Old\"\" School\",\"two\r\nlines\"\n")
                == [["Brook, East", "the \"Old\" School", "two\r\nlines"]])
    }

    @Test func `empty fields are kept and empty lines are passed over`() throws {
        #expect(try read("a,,\n\n,\n\"\"\n") == [["a", "", ""], ["", ""], [""]])
        #expect(try read("") == [])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every record knows its line, line ends in quotes and empty lines counted`(
        end: String
    ) throws {
        let text = ["a,b", "\"one", "two\",x", "", "c,d"].joined(separator: end)
        #expect(try lines(text) == [1, 2, 5])
    }

    @Test func `a byte order mark is no part of the first name`() throws {
        #expect(try read([0xEF, 0xBB, 0xBF] + Array("URN,x\n".utf8)) == [["URN", "x"]])
    }

    @Test func `Windows-1252 is read where the file is not UTF-8`() throws {
        let bytes = Array("St Mary".utf8) + [0x92] + Array("s, Zo".utf8) + [0xEB, 10]
        #expect(try read(bytes) == [["St Mary\u{2019}s", " Zoë"]])
        #expect(try read("St Mary’s,Zoë") == [["St Mary’s", "Zoë"]])
    }

    @Test(arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]])
    func `what only looks like UTF-8 is not taken for it`(bytes: [UInt8]) throws {
        #expect(try CSVReader(bytes: Array("abcdefgh".utf8) + bytes).encoding == .windows1252)
    }

    @Test func `UTF-16 and compressed files are refused, saying what to do`() throws {
        for bytes: [UInt8] in [[0xFF, 0xFE, 65, 0], [0xFE, 0xFF, 0, 65], [65, 0, 66, 0]] {
            #expect(throws: CSVMistake.utf16) { try read(bytes) }
        }
        #expect(throws: CSVMistake.compressed) { try read([0x1F, 0x8B, 8, 0]) }
        #expect(CSVMistake.utf16.description.contains("Save it as “CSV UTF-8”"))
    }

    @Test func `a quotation mark that is never closed is named with its line`() throws {
        #expect(throws: CSVMistake.unclosedQuote(line: 3)) {
            try read("a,b\n1,2\n3,\"four\n5,6\n")
        }
        let endless = "a\n1\n\"" + String(repeating: "x,y\n", count: 400_000)
        #expect(throws: CSVMistake.self) { try read(endless) }
    }

    @Test func `a malformed quotation mark spoils its own record only`() throws {
        let reader = try CSVReader(bytes: Array("a\n5\" pipe\n\"x\"y\nfine\n".utf8))
        var faults: [CSVMistake?] = []
        while let record = try reader.next() { faults.append(record.fault) }
        #expect(faults == [nil, .strayQuote(line: 2), .textAfterQuote(line: 3), nil])
    }

    @Test func `a record of another width than the first line is at fault`() throws {
        let reader = try CSVReader(bytes: Array("a,b,c,,\n1,2,3\n1,2,3,,,\n1,2\n1,2,3,4\n".utf8))
        let header = try #require(try reader.next().map(CSVHeader.init))
        var faults: [CSVMistake?] = []
        while let record = try reader.next() { faults.append(header.fault(of: record)) }
        #expect(
            faults == [
                nil, nil, .otherWidth(line: 4, fields: 2, columns: 3),
                .otherWidth(line: 5, fields: 4, columns: 3),
            ])
        #expect(faults[2]?.description.hasPrefix("it has 2 fields, and the first line names 3") == true)
    }

    @Test func `a field is trimmed, cleaned of control characters and composed`() throws {
        let reader = try CSVReader(bytes: Array("  Zoe\u{308}\u{0} ,\u{A0}b\t\n".utf8))
        let record = try #require(try reader.next())
        #expect(record.trimmed(0).unicodeScalars.elementsEqual("Zo\u{EB}".unicodeScalars))
        #expect(record.trimmed(1) == "b")
        #expect(record.trimmed(7) == "")
    }

    @Test func `columns are found whatever their order, capitals and signs`() throws {
        let reader = try CSVReader(bytes: Array("LA (code),urn,Group_Type__code_\n".utf8))
        let header = CSVHeader(try #require(try reader.next()))
        #expect(header.place(of: "URN") == 1)
        #expect(header.place(of: "la (CODE)") == 0)
        #expect(header.place(of: "Group Type (code)") == 2)
        #expect(header.place(of: "LA (name)", "LA (code)") == 0)
        #expect(header.place(of: "Town") == nil)
    }

    @Test func `a file that is not there is refused in words`() {
        #expect(throws: CSVMistake.unreadable(path: "/nowhere.csv")) {
            try CSVReader(path: "/nowhere.csv")
        }
    }
}

@Suite struct CSVWriterTests {
    private static let pieces = [
        "", "a", "Zoë", "\"", ",", "\r", "\n", "\r\n", "=", "+", "-", "@", "\t", "'", " ",
        "\u{301}",
        "１", "\u{FF1D}", "school",
    ]

    @Test func `whatever is written is read back the same`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let rows = (0..<Int.random(in: 1...4)).map { _ in
                (0..<3).map { _ in
                    (0..<Int.random(in: 0...4)).map { _ in
                        Self.pieces.randomElement(using: &random) ?? ""
                    }.joined()
                }
            }
            var csv = CSVWriter()
            for row in rows { csv.row(row) }
            let back = try read(csv.bytes).map { $0.map(CSVWriter.withoutGuard) }
            #expect(
                back.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
        }
    }

    @Test func `no cell starts with what a spreadsheet would run`() throws {
        for start in ["=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "=\u{301}"] {
            var csv = CSVWriter()
            csv.row([start + "1+1", "b"])
            #expect(try read(csv.bytes)[0][0].hasPrefix("'"))
        }
        var csv = CSVWriter(["School"])
        csv.row(["O'Neill"])
        #expect(String(decoding: csv.bytes, as: UTF8.self) == "School\r\nO'Neill\r\n")
    }

    @Test func `a file of 200 MB streams in the memory of one buffer`() throws {
        // 20 MB unless asked for all of it, to keep the run short: what must not grow is the same.
        let whole = ProcessInfo.processInfo.environment["ALONGSIDE_LONG_TESTS"] != nil
        let size = (whole ? 200 : 20) << 20
        let path = NSTemporaryDirectory() + "alongside-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(size, to: path)
        let before = memory()
        let reader = try CSVReader(path: path)
        var (records, last, most) = (0, 0, 0)
        while let record = try reader.next() {
            records += 1
            last = record.line
            most = max(most, reader.bytesHeld + record.bytes.count)
        }
        #expect(records == last && records > size / 5_000)
        #expect(reader.bytesTaken == reader.byteCount && reader.byteCount >= size)
        #expect(most < 80_000)
        // Other tests run meanwhile, and take memory too: only the long run is long enough to tell.
        #expect(!whole || memory() - before < 100 << 20)
    }

    private func write(_ size: Int, to path: String) throws {
        let field = String(repeating: "x", count: 98)
        let line = Array(
            ([String](repeating: "\"\(field)\"", count: 40).joined(separator: ",") + "\r\n").utf8)
        let block = Data([UInt8]([[UInt8]](repeating: line, count: 256).joined()))
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let file = try #require(FileHandle(forWritingAtPath: path))
        for _ in 0...(size / block.count) { try file.write(contentsOf: block) }
        try file.close()
    }

    /// Resident bytes, from /proc; 0 where there is none.
    private func memory() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4096
    }
}
