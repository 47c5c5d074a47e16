import Alongside
import ArgumentParser
import Foundation
import Storage

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write every table as a file of JSON lines.",
        discussion: """
            For moving the data elsewhere: one file a table, one JSON object a line, with the \
            columns' names. It holds everything that Alongside holds of children and people: keep \
            it as you keep the database. Secrets (passwords, sessions, tokens) are left out.
            """)

    @OptionGroup var options: Options
    @Argument(help: "The folder to write to. It is made; it must be empty.") var folder: String

    func run() async throws {
        let store = try await options.openStore()
        defer { store.close() }
        try await Console.failing {
            let tallies = try await Export.write(store, to: folder, progress: Console.tally)
            try Console.report(tallies, "Exported to \(folder)", json: false)
        }
    }
}
