import Alongside
import ArgumentParser
import Foundation
import Reckoning
import Storage

extension Demonstration.Scale: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
    public init?(argument: String) { self.init(iso: argument) }
}

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Fill an empty database with an invented county.",
        discussion: """
            Everything but the zones is invented: schools, people, children and a life of meetings, \
            concerns and support, the same for the same seed and day. One sign-in for each role is \
            printed; every account opens with the same password. Never for a real database: one \
            that holds anything is refused.
            """)

    @OptionGroup var options: Options
    @Option(help: "How much: zone, county, or nation (for measuring).")
    var scale = Demonstration.Scale.county
    @Option(help: "The number that everything is drawn from.") var seed: UInt64 = 926
    @Option(help: "The day up to which it has been lived, as YYYY-MM-DD; today where left out.")
    var today: Day?
    @Option(help: "How many calls to the support line in a year, for measuring; some 400 a zone where left out.")
    var calls: Int?
    @Flag(help: "Where the database holds something, keep it and say so.") var ifEmpty = false

    private static let password = "alongside demo county"

    func run() async throws {
        let authority = try options.loadAuthority()
        let store = try await options.openStore(making: true)
        defer { store.close() }
        guard try await Demonstration.isEmpty(store) else { return try refuse() }
        let started = Date()
        let demonstration = Demonstration(
            authority, scale: scale, seed: seed,
            today: today ?? authority.timeZone.localTime(of: .now()).day,
            password: try Password(DemoCommand.password, cost: HouseSettings().passwordCost).stored,
            callsAYear: calls)
        let built = try await demonstration.build(in: store) { Console.complain("  \($0)") }
        let seconds = Date().timeIntervalSince(started)
        Console.say("Built in \(String(format: "%.1f", seconds)) seconds: \(built.rows) rows.")
        try await sayCounts(store)
        Console.say("Sign in with the password “\(DemoCommand.password)” as:")
        for signIn in built.signIns {
            let role = (authority.role(signIn.role.rawValue)?.name ?? signIn.role.words)
                .padding(toLength: 30, withPad: " ", startingAt: 0)
            Console.say("  \(role)\(signIn.account)")
        }
    }

    private func refuse() throws {
        guard ifEmpty else {
            Console.complain(
                """
                This database holds something already, and the demonstration goes only into an \
                empty one. Name another with --database, or keep what is there with --if-empty.
                """)
            throw ExitCode(1)
        }
        Console.say("The database holds something already: it is kept as it is.")
    }

    private func sayCounts(_ store: Store) async throws {
        let counts = try await store.read { database in
            try Demonstration.counted.map { ($0.words, try database.count($0.query)) }
        }
        for (words, count) in counts { Console.say("  \(count) \(words)") }
    }
}
