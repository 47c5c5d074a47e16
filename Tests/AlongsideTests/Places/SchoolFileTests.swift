import Foundation
import Reckoning
import Testing

@testable import Alongside

@Suite struct SchoolFileTests {
    private func reasons(_ rows: [String]) throws -> [Int: String] {
        let list = try Register.file(rows).rejected.list
        return Dictionary(uniqueKeysWithValues: list.map { ($0.line, $0.reason) })
    }

    @Test func `a row that cannot be right is left out, with its line and its reason`() throws {
        let reasons = try reasons([
            Register.row(120_001, "Marsh School"),
            Register.row(12_001, "Fen School"),
            Register.row(120_001, "Marsh School again"),
            Register.row(120_002, ""),
            Register.row(120_003, "Reed School", opened: "30-02-2019"),
            Register.row(120_004, "Sedge School", status: "9"),
            Register.row(120_005, "Rush School", trust: "abc", pupils: "many"),
            Register.row(120_006, "Broad \" School"),
            Register.row(120_007, "Lode School", opened: "01-09-2000", closed: "31-08-1990"),
            String(Register.row(120_008, "Drove School").dropLast(6)),
        ])
        #expect(reasons[3] == "“12001” is not a URN: it needs six digits")
        #expect(reasons[4] == "URN 120001 stands on line 2 already; that row is taken")
        #expect(reasons[5] == "URN 120002: it has no name")
        #expect(reasons[6] == "URN 120003: OpenDate “30-02-2019” is not a real date")
        #expect(reasons[7] == "URN 120004: “9” is not a status such as Open or Closed")
        #expect(
            reasons[8]
                == "URN 120005: NumberOfPupils “many” is not a number; Trusts (code) “abc” is not a number"
        )
        #expect(reasons[9]?.contains("after a closing quotation mark") == true)
        #expect(
            reasons[10] == "URN 120007: it closed on 1990-08-31, before it opened on 2000-09-01")
        #expect(reasons[11]?.hasPrefix("it has 20 fields, and the first line names 21") == true)
        #expect(reasons.count == 9)
    }

    @Test func `other authorities' rows are passed over unless all are asked for`() throws {
        let rows = [
            Register.row(120_001, "Marsh School"), Register.row(110_001, "Fen School", la: "873"),
        ]
        let own = try Register.file(rows)
        #expect(own.entries.count == 1 && own.elsewhere == 1)
        #expect(try Register.file(rows, la: nil).entries.count == 2)
    }

    @Test func `columns that must be there are named where they are missing`() throws {
        let mistake = #expect(throws: ImportMistake.self) {
            _ = try SchoolFile(Register.reader("Name;URN;Status\n1;2;3"), laCode: "926")
        }
        #expect(mistake?.description.contains("no column URN, EstablishmentName") == true)
        #expect(throws: ImportMistake.noAuthorityColumn) {
            _ = try SchoolFile(
                Register.reader("URN,EstablishmentName,EstablishmentStatus (name)"), laCode: "926")
        }
        #expect(throws: ImportMistake.self) { _ = try SchoolFile(Register.reader(""), laCode: nil) }
    }

    @Test func `a file in Windows-1252 has its apostrophes`() throws {
        var bytes = Array((Register.header + "\r\n").utf8)
        bytes += Array(Register.row(120_001, "St Mary#s School").utf8).map { $0 == 35 ? 0x92 : $0 }
        let file = try SchoolFile(CSVReader(bytes: bytes), laCode: "926")
        #expect(file.entries.first?.facts[.name] == "St Mary’s School")
    }

    @Test func `a file in which every row is wrong keeps a thousand reasons and counts the rest`()
        throws
    {
        let file = try Register.file((0..<3_000).map { Register.row($0, "School") })
        #expect(file.rejected.count == 3_000 && file.rejected.list.count == 1_000)
    }

    @Test func `links that name no order in time are passed over, wrong ones are told`() throws {
        let links = try SchoolLinks(
            Register.reader(
                "URN,LinkURN,LinkType,LinkEstablishedDate",
                "120001,120002,Sixth Form Centre Link,",
                "120001,120002,Successor - merged,32-01-2020",
                "120001,x,Predecessor,", "120001,120001,Predecessor,", "120001,120003,Successor,"),
            file: "links.csv")
        #expect(links.pairs.keys.map(\.successor.number) == [120_003])
        #expect(links.rejected.list.map(\.line) == [3, 4, 5])
        #expect(links.rejected.list.first?.file == "links.csv")
    }

    @Test(arguments: [
        ("2025-03-04", "2025-03-04"), ("04-03-2025", "2025-03-04"), ("4/3/2025", "2025-03-04"),
        ("29-02-2023", nil), ("2025-13-01", nil), ("03-2025", nil), ("04-03-25", nil),
        ("soon", nil),
    ])
    func `a day is read as files write it`(text: String, iso: String?) {
        #expect(Day.inFile(text)?.iso == iso)
    }

    @Test func `words are found without capitals, accents and signs`() {
        let words = SearchWords.of(120_001, "St. Mary’s C.E. (Aided)", "Ely")
        #expect(
            words == ["0stmarysceaided", "120001", "aided", "c", "e", "ely", "marys", "st"])
        #expect(SearchWords.split("Zoë's Açorn-Hill") == ["zoes", "acorn", "hill"])
    }
}
