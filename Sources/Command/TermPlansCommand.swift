import Alongside
import ArgumentParser
import Reckoning
import Storage

struct TermPlansCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-plans", abstract: "Make the term plans that wait, and end.",
        discussion: """
            A server makes the plans that are asked for on its pages by itself. This makes them where \
            none runs: after `alongside do make-term-plan`, or on a machine with more cores.
            """)

    @OptionGroup var options: Options
    @Option(help: "Threads to plan on.") var threads = 1

    func validate() throws {
        guard (1...64).contains(threads) else { throw ValidationError("Use 1 to 64 threads.") }
    }

    func run() async throws {
        let house = House(store: try await options.openStore(), authority: try options.loadAuthority())
        defer { house.store.close() }
        let worker = PlanWorker(house: house, threads: threads)
        var made = 0
        while try await worker.workNext() { made += 1 }
        Console.say(made == 0 ? "No plan waits." : "Made \(made) \(made == 1 ? "plan" : "plans").")
    }
}
