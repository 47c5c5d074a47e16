import Reckoning
import Storage
import Testing

@testable import Alongside

/// A small register as the DfE writes it, with whatever a test changes about it.
enum Register {
    static let header =
        #""URN","LA (code)","LA (name)","EstablishmentNumber","EstablishmentName","TypeOfEstablishment (code)","TypeOfEstablishment (name)","EstablishmentTypeGroup (code)","EstablishmentTypeGroup (name)","EstablishmentStatus (code)","EstablishmentStatus (name)","OpenDate","CloseDate","PhaseOfEducation (name)","Trusts (code)","Trusts (name)","Town","Postcode","Easting","Northing","NumberOfPupils""#

    /// A row: a maintained primary school in Norwich unless told otherwise.
    static func row(
        _ urn: Int, _ name: String, la: String = "926", type: String = "01",
        status: String = "1", opened: String = "", closed: String = "", trust: String = "",
        trustName: String = "", pupils: String = "210"
    ) -> String {
        let names = [
            "1": "Open", "2": "Closed", "3": "Open, but proposed to close", "4": "Proposed to open",
        ]
        return [
            "\(urn)", la, "Norfolk", "2001", name, type, "", "", "", status, names[status] ?? "",
            opened, closed, "Primary", trust, trustName, "Norwich", "nr991aa", "623000", "309000",
            pupils,
        ].map { #""\#($0)""# }.joined(separator: ",")
    }

    static func file(_ rows: [String], la: String? = "926") throws -> SchoolFile {
        try SchoolFile(reader(([header] + rows).joined(separator: "\r\n")), laCode: la)
    }

    static func reader(_ text: String) throws -> CSVReader {
        try CSVReader(bytes: Array(text.utf8))
    }
    static func reader(_ lines: String...) throws -> CSVReader {
        try reader(lines.joined(separator: "\n"))
    }
}

@Suite struct SchoolImportPlanTests {
    private let today = Day(iso: "2025-10-07")!
    private let marsh = URN(120_001)!

    private func plan(
        _ rows: [String], held: SchoolsHeld = SchoolsHeld(), links: SchoolLinks = SchoolLinks(),
        groups: [Int: GIASGroups.Group] = [:]
    ) throws -> SchoolImportPlan {
        SchoolImportPlan(
            held: held, file: try Register.file(rows), links: links, groups: groups,
            laCode: "926", on: today)
    }

    /// What is held after these rows were imported on an earlier day.
    private func held(_ rows: [String], trust: SchoolsHeld.Membership? = nil) throws -> SchoolsHeld
    {
        var held = SchoolsHeld()
        for school in try plan(rows).writings { held.facts[school.urn] = school.facts }
        held.memberships[marsh] = trust
        if let trust {
            held.trusts[trust.trust] = .init(uid: trust.trust, name: "Reed Trust", kind: "Trust")
        }
        return held
    }

    @Test func `a school that is not held is new, with its facts as they are stored`() throws {
        let plan = try plan([Register.row(120_001, "Marsh School", opened: "01-09-1998")])
        #expect(plan.report.counts["new"] == 1)
        let facts = try #require(plan.writings.first).facts
        #expect(facts[.opened] == "1998-09-01" && facts[.postcode] == "NR99 1AA")
        #expect(facts[.kind] == "maintained" && facts[.status] == "open")
        #expect(facts.sqlValue(.pupils) == .integer(210) && facts.sqlValue(.closed) == .null)
    }

    @Test func `the same file again changes nothing`() throws {
        let rows = [
            Register.row(120_001, "Marsh School"), Register.row(120_002, "Fen School", type: "34"),
        ]
        let plan = try plan(rows, held: held(rows))
        #expect(plan.report.counts["unchanged"] == 2)
        #expect(plan.writings.isEmpty && plan.joinings.isEmpty && plan.leavings.isEmpty)
    }

    @Test func `what changed is told from what to what`() throws {
        let held = try held([Register.row(120_001, "Marsh School", pupils: "210")])
        let plan = try plan(
            [Register.row(120_001, "Marsh Primary School", pupils: "198")], held: held)
        #expect(plan.report.counts["changed"] == 1)
        #expect(
            plan.report.rows.first?.changes == [
                .init(what: "name", was: "Marsh School", becomes: "Marsh Primary School"),
                .init(what: "pupils", was: "210", becomes: "198"),
            ])
    }

    @Test func `a fact that the file has no column for stays as it is`() throws {
        let held = try held([Register.row(120_001, "Marsh School", pupils: "210")])
        let file = try SchoolFile(
            Register.reader(
                "EstablishmentName,urn,EstablishmentStatus (name),la (code)",
                "Marsh School,120001,Open,926"), laCode: "926")
        let plan = SchoolImportPlan(held: held, file: file, laCode: "926", on: today)
        #expect(plan.report.counts["unchanged"] == 1)
    }

    @Test func `a school that moves trust leaves the one on the day it joins the other`() throws {
        let rows = [
            Register.row(
                120_001, "Marsh School", type: "34", trust: "9002", trustName: "Tern Trust")
        ]
        let was = SchoolsHeld.Membership(trust: 9_001, from: Day(iso: "2020-09-01")!)
        let plan = try plan(rows, held: held(rows, trust: was))
        #expect(plan.report.counts["moved trust"] == 1)
        #expect(
            plan.report.rows.first?.changes
                == [.init(what: "trust", was: "Reed Trust", becomes: "Tern Trust")])
        #expect(plan.leavings == [.init(school: marsh, from: was.from, until: today, trust: 9_001)])
        #expect(plan.joinings == [.init(school: marsh, trust: 9_002, from: today, left: 9_001)])
    }

    @Test func `a membership recorded the same day is put right, not ended before it began`() throws
    {
        let rows = [Register.row(120_001, "Marsh School", type: "34", trust: "9002")]
        let plan = try plan(rows, held: held(rows, trust: .init(trust: 9_001, from: today)))
        #expect(plan.leavings.map(\.isUndone) == [true])
        #expect(plan.joinings.map(\.from) == [today])
    }

    @Test func `a school that closes leaves its trust on the day it closes`() throws {
        let row = { Register.row(120_001, "Marsh School", status: $0, closed: $1, trust: "9001") }
        let was = SchoolsHeld.Membership(trust: 9_001, from: Day(iso: "2020-09-01")!)
        let plan = try plan([row("2", "31-08-2025")], held: held([row("1", "")], trust: was))
        #expect(plan.report.counts["closed"] == 1)
        #expect(plan.leavings.first?.until == Day(iso: "2025-08-31"))
        #expect(plan.joinings.isEmpty)
    }

    @Test func `a school can be reopened, and one that is proposed is not closed`() throws {
        let held = try held([
            Register.row(120_001, "Marsh School", status: "2"),
            Register.row(120_002, "Fen School", status: "4"),
        ])
        let plan = try plan(
            [
                Register.row(120_001, "Marsh School"),
                Register.row(120_002, "Fen School", status: "3"),
            ],
            held: held)
        #expect(plan.report.counts["reopened"] == 1 && plan.report.counts["changed"] == 1)
    }

    @Test func `the groups file knows a trust's name and kind best`() throws {
        let group = GIASGroups.Group(
            uid: 9_001, name: "Tern Trust Limited", kind: "Multi-academy trust")
        let rows = [Register.row(120_001, "Marsh School", trust: "9001", trustName: "TERN")]
        let plan = try plan(rows, groups: [9_001: group])
        #expect(plan.trusts[9_001]?.name == "Tern Trust Limited")
        #expect(plan.trusts[9_001]?.kind == "Multi-academy trust")
    }

    @Test func `a successor's zone is asked for, never guessed`() throws {
        var held = try held([Register.row(120_001, "Marsh School", status: "2")])
        held.zones[marsh] = "NOR-N"
        let links = try SchoolLinks(
            Register.reader(
                "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate",
                "140001,120001,Marsh School,Predecessor,01-09-2025",
                "120001,140001,Marsh Academy,Successor,01-09-2025"), file: "links.csv")
        #expect(links.pairs.count == 1)
        let plan = try plan(
            [Register.row(140_001, "Marsh Academy", type: "34")], held: held, links: links)
        let note = plan.report.notes.last
        #expect(
            note?.lines == [
                "140001 Marsh Academy: successor of a school in zone NOR-N, no zone yet"
            ])
    }

    @Test func `a school that the file does not name is told and left alone`() throws {
        let held = try held([
            Register.row(120_001, "Marsh School"), Register.row(120_002, "Fen School"),
        ])
        let plan = try plan([Register.row(120_002, "Fen School")], held: held)
        #expect(plan.report.notes.contains { $0.lines == ["120001 Marsh School"] })
        #expect(plan.writings.isEmpty)
    }

    @Test(arguments: [
        ("07", "special"), ("44", "special"), ("01", "maintained"), ("34", "academy"),
        ("14", "alternative"), ("15", "nursery"), ("11", "independent"), ("18", "college"),
        ("24", "other"),
    ])
    func `the register's types are the kinds that the rules ask for`(code: String, kind: String)
        throws
    {
        let plan = try plan([Register.row(120_001, "Marsh School", type: code)])
        #expect(plan.writings.first?.facts[.kind] == kind)
    }

    @Test(arguments: [
        ("Free schools special", "Free Schools", SchoolKind.special),
        ("Voluntary aided school", "", .maintained), ("", "Academies", .academy),
        ("Other independent special school", "", .independent), ("", "", .other),
    ])
    func `a type without its code is known by its name`(
        type: String, group: String, kind: SchoolKind
    ) {
        #expect(SchoolKind.ofRegister(type: .init(name: type), group: .init(name: group)) == kind)
    }
}
