import AlongsideTesting
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct MemoryTests {
    private func town(_ house: House) async throws -> String? {
        try await house.store.read { try house.schools($0).school(Cast.marshgate)?.town }
    }

    private func zone(_ house: House) async throws -> String? {
        try await house.store.read { try house.schools($0).school(Cast.marshgate)?.zone }
    }

    @Test(arguments: TestDatabase.engines)
    func `a house sees what another one changed, and loads nothing while nothing changes`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let other = House(store: test.store, authority: test.house.authority, now: test.house.now)
            #expect(try await town(test.house) == "Norwich")
            #expect(try await town(other) == "Norwich")
            // Behind everybody's back: what is in memory is not read again.
            try await test.store.keep { try $0.run("UPDATE school SET town = 'Elsewhere'") }
            #expect(try await town(test.house) == "Norwich")
            try await test.store.keep { try $0.changed(SchoolDirectory.self) }
            #expect(try await town(test.house) == "Elsewhere")
            #expect(try await town(other) == "Elsewhere")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a zone that begins tomorrow is there tomorrow`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let tomorrow = test.house.today.adding(days: 1)
            let file = try ZoneFile(
                Register.reader("urn,zone,from\n\(Cast.marshgate),\(Cast.yarmouth),\(tomorrow.iso)\n"),
                zones: test.house.authority.zones)
            #expect(try await zone(test.house) == Cast.north)
            _ = try await ImportZones(file: file).apply(in: test.house)
            #expect(try await zone(test.house) == Cast.north)
            test.clock.advance(days: 1)
            #expect(try await zone(test.house) == Cast.yarmouth)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever starts or leaves is in the zone's team, or no longer, at once`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let house = test.house
            func names() async throws -> [String] {
                try await test.store.read { try house.zonePeople($0)[Cast.yarmouth].map(\.name) }
            }
            let before = try await names()
            #expect(!before.contains(Cast.pat.name))
            let post = ["person": Cast.pat.id.text, "role": "send-adviser", "place": Cast.yarmouth]
            let given = try await test.does(GivePost.self, post, as: Cast.ada)
            #expect(try await names() == before + [Cast.pat.name])
            let end = ["person": Cast.pat.id.text, "post": given.post.text]
            _ = try await test.does(EndPost.self, end, as: Cast.ada)
            #expect(try await names() == before)
        }
    }
}
