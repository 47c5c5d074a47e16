import Alongside
import AlongsideTesting
import Foundation
import Reckoning
import Storage
import Testing

/// Counts the statements that a page runs, and passes them on.
private final class Spy: Connection {
    let real: any Connection
    private(set) var statements = 0
    var engine: Engine { real.engine }

    init(_ real: any Connection) { self.real = real }

    func run(_ sql: SQL) throws -> Int {
        statements += 1
        return try real.run(sql)
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        statements += 1
        try real.each(sql, body)
    }

    func script(_ text: String) throws { try real.script(text) }
}

@Suite struct ZoneBoardTests {
    private func answer(_ person: Person, _ path: String, in test: TestHouse) async throws -> Client.Answer {
        let client = Client(test)
        try await client.signIn(person)
        return try await client.get(path)
    }

    private func board(_ zone: String, for person: Person, in test: TestHouse) async throws -> (
        board: ZoneBoard?, statements: Int
    ) {
        let house = test.house
        return try await test.store.read { database in
            // What seldom changes is loaded once, however many pages follow.
            _ = try ZoneBoard.load(zone, for: person, house, in: database)
            let spy = Spy(database)
            let board = try ZoneBoard.load(zone, for: person, house, in: spy)
            return (board, spy.statements)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a zone's numbers are those of its schools`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let scenario = try await Scenario.make(in: test)
            let board = try #require(try await board("NOR-N", for: Cast.sana, in: test).board)
            #expect(board.schools.map(\.name) == ["Holm Academy", "Marshgate Primary School", "Willow School"])
            let marshgate = board.schools[1]
            #expect(marshgate.last?.id == scenario.lastMeeting)
            #expect(marshgate.next?.id == scenario.nextMeeting)
            #expect(marshgate.openConcerns == 2)
            #expect(marshgate.overdueActions == 1)
            #expect(marshgate.openRequests == 1)
            #expect(marshgate.halfDaysToCome == 3)
            #expect(marshgate.usedHalfHours == 7)
            #expect(marshgate.lastContact == Day(iso: "2025-10-02"))
            #expect(!marshgate.isQuiet)
            #expect(board.schools.filter(\.isQuiet).map(\.name) == ["Holm Academy", "Willow School"])
            #expect(board.sums.openConcerns == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `thirty schools more ask no further question of the database`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await Scenario.make(in: test)
            let few = try await board("NOR-N", for: Cast.sana, in: test)
            try await addSchools(30, in: test)
            // Not counted yet, their time this term is asked of the nouns, all in one query.
            let uncounted = try await board("NOR-N", for: Cast.sana, in: test)
            #expect(uncounted.statements == few.statements + 1)
            #expect(try await test.miscounted() == 30)
            let many = try await board("NOR-N", for: Cast.sana, in: test)
            #expect(many.board?.schools.count == 33)
            #expect(many.statements == few.statements)
            #expect(many.statements <= 10)
        }
    }

    private func addSchools(_ count: Int, in test: TestHouse) async throws {
        try await test.store.keep { writing in
            for number in 0..<count {
                let urn = 910_000 + number
                try writing.run(
                    """
                    INSERT INTO school (urn, la_code, establishment_number, name, kind, phase,
                        type_name, status, street, town, postcode, district, telephone, website)
                    VALUES (\(urn), '926', '1', \("School \(number)"), 'maintained', 'Primary',
                        'Invented', 'open', '', '', '', '', '', '')
                    """)
                try writing.run(
                    "INSERT INTO zone_membership (school, zone, from_day) VALUES (\(urn), 'NOR-N', '2023-06-01')")
                try writing.run(
                    "INSERT INTO school_word (word, school) VALUES ('school', \(urn))")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a zone is there for those who may see it, and absent for all others`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for person in [Cast.sana, Cast.zoe, Cast.liam, Cast.cora] {
                #expect(try await answer(person, "/zones/NOR-N", in: test).status == 200)
            }
            for path in ["/zones/NOR-N", "/api/zones/NOR-N"] {
                let greta = Client(test)
                try await greta.signIn(Cast.greta)
                let hidden = try await greta.get(path)
                let absent = try await greta.get(path.replacing("NOR-N", with: "NOWHERE"))
                #expect(hidden.status == 404)
                #expect(hidden.body == absent.body)
            }
            for person in [Cast.dawn, Cast.tom, Cast.pat, Cast.dev] {
                #expect(try await answer(person, "/zones/NOR-N", in: test).status == 403)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the quiet schools stand above the others`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await Scenario.make(in: test)
            let body = try await answer(Cast.sana, "/zones/NOR-N", in: test).body
            let quiet = try #require(body.range(of: "Not heard from"))
            let schools = try #require(body.range(of: "Schools of the zone"))
            #expect(quiet.lowerBound < schools.lowerBound)
            #expect(body.contains("no contact on record"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the zones are listed with sums, children suppressed where few`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await Scenario.make(in: test)
            try await record(profile(), in: test)
            let county = try await answer(Cast.cora, "/api/zones", in: test).body
            #expect(county.contains(#""openConcerns":2"#))
            #expect(county.contains(#""meetingsThisTerm":2"#))
            #expect(!county.contains(#""children":1"#))
            let one = try await answer(Cast.sana, "/zones", in: test).body
            #expect(one.contains("Norwich (North)"))
            #expect(!one.contains("Great Yarmouth (South)"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a trust sees its schools of every zone, and no other school`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let body = try await answer(Cast.tom, "/trusts/9001", in: test).body
            #expect(body.contains("Holm Academy") && body.contains("Sandholme High School"))
            #expect(!body.contains("Marshgate"))
            let greta = try await answer(Cast.greta, "/trusts/9001", in: test).body
            #expect(greta.contains("Sandholme") && !greta.contains("Holm Academy"))
            #expect(try await answer(Cast.dawn, "/trusts/9001", in: test).status == 404)
            #expect(try await answer(Cast.tom, "/api/trusts/9002", in: test).status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `schools are found by the beginnings of their words, in scope only`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let found = try await answer(Cast.liam, "/api/schools?q=mar+pri", in: test).body
            #expect(found.contains(#""total":1"#) && found.contains("Marshgate"))
            #expect(try await answer(Cast.liam, "/api/schools", in: test).body.contains(#""total":4"#))
            #expect(try await answer(Cast.liam, "/api/schools?zone=GTY-S", in: test).body.contains(#""total":1"#))
            #expect(try await answer(Cast.liam, "/api/schools?trust=9001", in: test).body.contains(#""total":2"#))
            #expect(try await answer(Cast.liam, "/api/schools?zone=none", in: test).body.contains(#""total":0"#))
            #expect(try await answer(Cast.dawn, "/api/schools?q=holm", in: test).body.contains(#""total":0"#))
            try await addSchools(60, in: test)
            let pages = try await answer(Cast.liam, "/schools?q=school", in: test).body
            #expect(pages.contains("Page 1 of 2") && pages.contains("q=school&amp;page=2"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the list downloads as a file, with its filters`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let file = try await answer(Cast.liam, "/schools.csv?zone=GTY-S", in: test).body
            let lines = file.split(separator: "\r\n")
            #expect(lines.count == 2)
            #expect(lines.last?.hasPrefix("900003,Sandholme High School,") == true)
        }
    }
}
