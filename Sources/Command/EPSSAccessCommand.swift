import Alongside
import ArgumentParser
import Foundation
import Reckoning
import Storage

/// `alongside epss-access`: how a school gets EPSS on a day.
struct EPSSAccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "epss-access", abstract: "Tell how a school gets EPSS on a day.")

    @OptionGroup var options: Options
    @Argument(help: "The school's URN.") var urn: String
    @Option(help: "The day, like 2025-03-04. Today, where it is left out.") var on: String?
    @Flag(help: "A critical incident has happened at the school.") var criticalIncident = false
    @Flag(help: "Print the answer as JSON.") var json = false

    func run() async throws {
        guard let school = URN(urn) else {
            throw ValidationError("“\(urn)” is not a URN: give six digits.")
        }
        let house = House(
            store: try await options.openStore(), authority: try options.loadAuthority())
        defer { house.store.close() }
        guard let day = on.map(Day.init(iso:)) ?? house.today else {
            throw ValidationError("“\(on ?? "")” is not a real date: write it like 2025-03-04.")
        }
        let incident = criticalIncident
        let found = try await EPSSAccess.find(
            school: school, on: day, isCriticalIncident: incident, in: house)
        guard let found else {
            Console.complain(
                "No school has URN \(school). `alongside import schools` takes them in.")
            throw ExitCode(1)
        }
        if json {
            let report = found.access.report(urn: "\(school)", on: day)
            Console.say(String(decoding: try JSON.encode(report), as: UTF8.self))
        } else {
            Console.say(found.text(in: house.authority))
        }
    }
}
