import Alongside
import ArgumentParser
import Storage

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the database's schema up to date.")

    @OptionGroup var options: Options

    func run() async throws {
        let store = try Store(options.databaseAddress)
        let steps = try await store.migrate(Schema.steps)
        Console.say(steps.isEmpty ? "The schema is up to date." : "Ran \(steps.joined(separator: ", ")).")
        store.close()
    }
}
