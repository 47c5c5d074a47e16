import Alongside
import AlongsideTesting
import Foundation
import Pages
import Reckoning
import Storage
import Testing

/// Every route × every role × objects in and out of scope, against a list that a person has read:
/// `access.txt` beside this file says who may reach what. A route that is not in it fails.
@Suite(.serialized) struct AccessTests {
    private let clients = Clients()

    private static let people: [Person?] = [
        nil, Cast.dawn, Cast.harriet, Cast.otto, Cast.tom, Cast.sana, Cast.zoe, Cast.greta, Cast.lena,
        Cast.pat, Cast.sol, Cast.liam, Cast.cora, Cast.dev, Cast.ada, Cast.wren,
    ]

    @Test func `nobody reaches what the list does not say`() async throws {
        try await TestHouse.with(.sqlite) { test in
            try await test.withCast()
            let scenario = try await AccessScenario.make(in: test)
            for person in Self.people { clients.all[person?.id.text ?? ""] = Client(test) }
            var lines: [String] = []
            for route in Rooms.routes { lines.append(try await line(route, scenario, test)) }
            try compare(lines.sorted())
        }
    }

    /// `get /concerns/{concern}: north dawn harriet sana …; yarmouth otto …`
    private func line(_ route: Route, _ scenario: AccessScenario, _ test: TestHouse) async throws -> String {
        let name = "\(route.method.rawValue) \(route.path)"
        guard route.path.contains("{") else {
            return "\(name): \(try await reached(route, [route.path], scenario, .north, test))"
        }
        var parts: [String] = []
        for place in AccessScenario.Place.allCases {
            let who = try await reached(
                route, paths(route.path, scenario, place), scenario, place, test)
            if place == .absent {
                let isOpen = who == "everyone" || who.isEmpty
                #expect(isOpen, "\(name) answers for what does not exist: \(who)")
            } else {
                parts.append("\(place.rawValue) \(who)")
            }
        }
        return "\(name): \(parts.joined(separator: "; "))"
    }

    /// Whoever gets past the door with any of these addresses.
    private func reached(
        _ route: Route, _ paths: [String], _ scenario: AccessScenario, _ place: AccessScenario.Place,
        _ test: TestHouse
    ) async throws -> String {
        var who: [String] = []
        for person in Self.people {
            var isIn = false
            for path in paths where !isIn {
                isIn = try await isLetIn(person, route, path, scenario, place, test)
            }
            if isIn { who.append(person.map { String($0.name.split(separator: " ")[0].lowercased()) } ?? "anyone") }
            check(person, route, isIn, place)
        }
        return who.count == Self.people.count ? "everyone" : who.joined(separator: " ")
    }

    /// What must hold whatever the list says.
    private func check(
        _ person: Person?, _ route: Route, _ isIn: Bool, _ place: AccessScenario.Place
    ) {
        guard isIn else { return }
        switch route.needs {
        case .anyone: break
        case .signedIn: #expect(person != nil, "\(route.path) lets anyone in")
        case .right(let right):
            #expect(person?.may(right) == true, "\(route.path) lets \(person?.name ?? "anyone") in")
        }
        let isFarAway = person?.id == Cast.otto.id || person?.id == Cast.greta.id
        let isOfSchool = [
            "{concern}", "{child}", "{meeting}", "{item}", "{action}", "{basis}", "{request}", "{notice}",
        ]
        .contains { route.path.contains($0) }
        if place == .north, isOfSchool, route.needs != .anyone {
            #expect(!isFarAway, "\(route.path): another zone reaches the north")
        }
    }

    private func isLetIn(
        _ person: Person?, _ route: Route, _ path: String, _ scenario: AccessScenario,
        _ place: AccessScenario.Place, _ test: TestHouse
    ) async throws -> Bool {
        let client = try #require(clients.all[person?.id.text ?? ""])
        if let person { try await client.signIn(person) }
        let answer =
            route.method == .get
            ? try await client.get(path)
            : try await client.post(path, body(of: route, scenario, place, test))
        if answer.status == 303 { return answer.location?.hasPrefix("/sign-in") != true }
        #expect(answer.status < 500, "\(path) answers \(answer.status)")
        return ![401, 403, 404].contains(answer.status)
    }

    private func paths(
        _ path: String, _ scenario: AccessScenario, _ place: AccessScenario.Place
    ) -> [String] {
        var paths = [path]
        for name in path.split(separator: "/").filter({ $0.hasPrefix("{") }) {
            let values = scenario.values(String(name.dropFirst().dropLast()), in: place)
            paths = paths.flatMap { path in values.map { path.replacing(name, with: $0) } }
        }
        return paths
    }

    /// Fields that an act can read, so that what refuses them is the scope and not a missing field.
    private func body(
        of route: Route, _ scenario: AccessScenario, _ place: AccessScenario.Place, _ test: TestHouse
    ) -> [(String, String)] {
        guard let act = Rooms.acts.first(where: { $0.api == route.path }) else { return [] }
        return act.fields(test.house.authority).map { field in
            (field.name, scenario.values(field.name, in: place).first ?? sample(field, of: act))
        }
    }

    private func sample(_ field: Field, of act: AnyAct) -> String {
        if field.name == "to", act.name == PassCallback.name { return Cast.liam.id.text }
        if let known = Self.samples[field.name] { return known }
        guard field.isRequired else { return "" }
        return switch field.kind {
        case .choice(let choices), .choices(let choices), .pick(let choices, _): choices.first?.value ?? "child"
        case .day: "2025-10-06"
        case .number: "1"
        default: field.name.contains("version") ? "1" : "Something to say"
        }
    }

    /// What a required field takes that its kind alone does not say.
    private static let samples = [
        "starts": "11:00", "days": "2", "hours": "2", "practitioner": Cast.pat.id.text, "owner-name": "A Guest",
        "version": "1", "minutes": "60", "attended": "00000000-0000-7000-8000-000000000000", "year": "4",
        "service": "epss", "half-days": "4", "to": "999998",
        "send-to": "caller@example.org",
    ]

    private func compare(_ lines: [String]) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("access.txt")
        let text = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["ALONGSIDE_WRITE_ACCESS"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let known = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        for line in lines where !known.contains(line) { Issue.record("not in access.txt: \(line)") }
        for line in known where !lines.contains(line) { Issue.record("no longer so: \(line)") }
    }
}

/// A browser for each person, and one for nobody.
private final class Clients {
    var all: [String: Client] = [:]
}
