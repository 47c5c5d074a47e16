import Alongside
import ArgumentParser
import Foundation
import Reckoning
import Storage

/// Where the database and the authority's package are: the same for every command.
struct Options: ParsableArguments {
    @Option(help: "The database: a file, or a postgresql:// address. Or set ALONGSIDE_DATABASE.")
    var database: String?

    @Option(help: "The authority's package, a folder. Or set ALONGSIDE_AUTHORITY.")
    var authority: String?

    private static let environment = ProcessInfo.processInfo.environment

    var databaseAddress: String {
        database ?? Options.environment["ALONGSIDE_DATABASE"] ?? "alongside.sqlite"
    }

    var authorityFolder: String {
        authority ?? Options.environment["ALONGSIDE_AUTHORITY"] ?? "Authorities/norfolk"
    }

    /// The authority's package; prints every mistake in it and exits with 2 where there are any.
    func loadAuthority() throws -> Authority {
        do {
            return try Authority.load(folder: authorityFolder)
        } catch {
            Console.complain("\(error)")
            throw ExitCode(2)
        }
    }

    /// The database, with its schema brought up to date. A file that is not there is made only by
    /// the commands that begin with an empty database: elsewhere it is a name mistyped.
    func openStore(
        making: Bool = false, now: @escaping @Sendable () -> Instant = Instant.now
    ) async throws -> Store {
        if !making { try expectStore() }
        do {
            let store = try Store(databaseAddress, now: now)
            _ = try await store.migrate(Schema.steps)
            return store
        } catch {
            Console.complain("The database cannot be used: \(error)")
            throw ExitCode(1)
        }
    }
}

extension Options {
    /// Ends the command with 1 where the database is a file that is not there.
    func expectStore() throws {
        let address = databaseAddress
        let isFile = !address.hasPrefix("postgres")
        guard isFile, !FileManager.default.fileExists(atPath: address) else { return }
        Console.complain(
            "There is no database at \(address). `alongside migrate` makes an empty one.")
        throw ExitCode(1)
    }
}

/// What commands say: answers on standard output, everything else on standard error.
enum Console {
    static func say(_ words: String) { print(words) }
    static func complain(_ words: String) {
        FileHandle.standardError.write(Data((words + "\n").utf8))
    }
}
