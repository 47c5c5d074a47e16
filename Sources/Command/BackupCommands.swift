import Alongside
import ArgumentParser
import Foundation
import Storage

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Take a backup, while people go on working.",
        discussion: """
            The backup is one SQLite file with everything in it, whichever database it comes from. \
            It is checked before it takes its name. `alongside restore` puts it into an empty \
            database of either kind.
            """)

    @OptionGroup var options: Options
    @Argument(help: "The file to make. It must not exist yet.") var file: String
    @Flag(help: "Print the tables and their rows as JSON.") var json = false

    func run() async throws {
        let store = try await options.openStore()
        defer { store.close() }
        try await Console.failing {
            let tallies = try await Backup.take(
                of: store, to: file, migrations: Schema.steps, progress: Console.tally)
            try Console.report(tallies, "The backup is in \(file)", json: json)
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup into an empty database, of either kind.")

    @OptionGroup var options: Options
    @Argument(help: "The backup.") var file: String
    @Flag(help: "Print the tables and their rows as JSON.") var json = false

    func run() async throws {
        guard FileManager.default.fileExists(atPath: file) else {
            Console.complain("\(Backup.Trouble.missing(file))")
            throw ExitCode(1)
        }
        let store = try await options.openStore(making: true)
        defer { store.close() }
        try await Console.failing {
            let tallies = try await Backup.restore(
                file, into: store, migrations: Schema.steps, progress: Console.tally)
            try Console.report(tallies, "The backup is restored", json: json)
        }
    }
}

extension Console {
    static func tally(_ tally: Copying.Tally) { complain("  \(tally.table): \(tally.rows)") }

    static func report(_ tallies: [Copying.Tally], _ words: String, json: Bool) throws {
        let rows = tallies.reduce(0) { $0 + $1.rows }
        guard json else { return say("\(words): \(tallies.count) tables, \(rows) rows.") }
        let counts = Dictionary(uniqueKeysWithValues: tallies.map { ($0.table, $0.rows) })
        say(String(decoding: try JSON.encode(counts), as: UTF8.self))
    }

    /// Runs something and turns what it throws into words and the exit code 1.
    static func failing(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let code as ExitCode {
            throw code
        } catch {
            complain("\(error)")
            throw ExitCode(1)
        }
    }
}
