import AlongsideTesting
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct SchoolSearchTests {
    private func search(_ text: String, in test: TestHouse) async throws -> [String] {
        let house = test.house
        return try await test.store.read { try house.schools($0).search(text).map(\.name) }
    }

    private func importing(_ rows: [String], in test: TestHouse) async throws {
        _ = try await ImportSchools(file: try Register.file(rows), laCode: "926").apply(
            in: test.house)
    }

    @Test(arguments: TestDatabase.engines)
    func `every word must begin a word of the name or the town`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await importing(
                [
                    Register.row(120_001, "St Mary’s Primary School"),
                    Register.row(120_002, "St Mark's Primary School"),
                    Register.row(120_003, "Marsh School"),
                    Register.row(120_004, "Old Marsh School", status: "2"),
                ], in: test)
            #expect(
                try await search("st mar", in: test) == [
                    "St Mark's Primary School", "St Mary’s Primary School",
                ])
            #expect(try await search("MARYS norw", in: test) == ["St Mary’s Primary School"])
            #expect(try await search("mar", in: test).first == "Marsh School")
            #expect(try await search("marsh", in: test) == ["Marsh School"])
            #expect(try await search("arsh", in: test) == [])
            #expect(try await search("  ", in: test) == [])
            #expect(try await search("%_' OR 1=1", in: test) == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a rare word is found among many schools with a common one`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let many = (0..<900).map { Register.row(200_000 + $0, "Common School \($0)") }
            try await importing(many + [Register.row(300_000, "Common Sedge School")], in: test)
            #expect(try await search("common school sedge", in: test) == ["Common Sedge School"])
            #expect(try await search("common school", in: test).count == 10)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a name that begins so comes first, however many schools stand in a town of that name`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let town = (0..<60).map { Register.row(120_100 + $0, "Sedge School \($0)") }
            try await importing(
                town + [
                    Register.row(140_001, "Norwich Road Academy"),
                    Register.row(140_002, "Norwich Primary Academy"),
                    Register.row(140_003, "King's Lode Academy"),
                ], in: test)
            #expect(
                try await search("norwich", in: test).prefix(2) == [
                    "Norwich Primary Academy", "Norwich Road Academy",
                ])
            #expect(try await search("norwich p", in: test).first == "Norwich Primary Academy")
            #expect(try await search("kings lode", in: test) == ["King's Lode Academy"])
            #expect(try await search("kingslo", in: test) == ["King's Lode Academy"])
            #expect(try await search("140001", in: test) == ["Norwich Road Academy"])
            #expect(try await search("norwich", in: test).count == 10)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the nearest schools come in order, however far`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let places = [
                (900_001, 620_000), (900_002, 623_900), (900_003, 660_000), (900_004, 400_000),
            ]
            try await test.store.keep { writing in
                for (urn, easting) in places {
                    try writing.run(
                        "UPDATE school SET easting = \(easting), northing = 309000 WHERE urn = \(urn)"
                    )
                }
            }
            let house = test.house
            let schools = try await test.store.read { try house.schools($0) }
            let near = schools.nearest(easting: 620_400, northing: 309_300, limit: 4)
            #expect(near.map(\.school.urn.number) == [900_001, 900_002, 900_003, 900_004])
            #expect(near.first?.metres == 500)
            let one = schools.nearest(easting: 620_400, northing: 309_300, limit: 1)
            #expect(one.map(\.school.urn.number) == [900_001])
        }
    }

    @Test func `the nearest are the nearest of all, however far the place is`() async throws {
        try await TestHouse.with(.sqlite) { test in
            try await importing((0..<300).map { Register.row(200_000 + $0, "School \($0)") }, in: test)
            var chance = SystemRandomNumberGenerator()
            let places = (0..<300).map { number in
                (
                    urn: 200_000 + number, east: Int.random(in: 560_000...660_000, using: &chance),
                    north: Int.random(in: 280_000...350_000, using: &chance)
                )
            }
            try await test.store.keep { writing in
                for place in places {
                    try writing.run(
                        "UPDATE school SET easting = \(place.east), northing = \(place.north) WHERE urn = \(place.urn)")
                }
            }
            let house = test.house
            let schools = try await test.store.read { try house.schools($0) }
            for (east, north) in [(610_000, 310_000), (560_000, 350_000), (440_000, 1_140_000), (0, 0)] {
                func metres(_ place: (urn: Int, east: Int, north: Int)) -> Double {
                    (Double((place.east - east) * (place.east - east))
                        + Double((place.north - north) * (place.north - north))).squareRoot()
                }
                let nearest = places.map { Int(metres($0)) }.sorted().prefix(5)
                #expect(schools.nearest(easting: east, northing: north).map(\.metres) == Array(nearest))
            }
        }
    }

    @Test(arguments: [
        (40, "0.0 km"), (449, "0.4 km"), (450, "0.5 km"), (1_960, "2.0 km"), (9_949, "9.9 km"),
        (12_499, "12 km"),
    ])
    func `a distance is told as people say it`(metres: Int, words: String) {
        #expect(Distance.words(metres: metres) == words)
    }

    @Test(arguments: TestDatabase.engines)
    func `a postcode that is not known stands where its neighbours are`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.store.keep { writing in
                try writing.insert(
                    into: "postcode", "postcode, easting, northing",
                    [
                        [.text("NR1 1AA"), .integer(600_000), .integer(300_000)],
                        [.text("NR1 1AB"), .integer(601_000), .integer(301_000)],
                        [.text("NR12 1AA"), .integer(690_000), .integer(390_000)],
                    ])
            }
            let places = try await test.store.read { database in
                try ["NR1 1AB", "NR1 9ZZ", "ZE1 1AA"].map { text in
                    try Postcode(text).flatMap { try PostcodePlace.find($0, in: database) }
                }
            }
            #expect(places[0]?.easting == 601_000 && places[0]?.isRough == false)
            #expect(places[1]?.easting == 600_500 && places[1]?.isRough == true)
            #expect(places[2] == nil)
        }
    }
}
