import Alongside
import ArgumentParser
import Foundation
import Reckoning
import Storage

/// What every import asks and says alike.
struct ImportOptions: ParsableArguments {
    @OptionGroup var options: Options
    @Argument(help: "The file to import, as CSV.") var file: String
    @Flag(help: "Do it. Without this, nothing is changed and you see what would be done.")
    var apply = false
    @Flag(help: "Print the whole report as JSON.") var json = false
    @Flag(help: "List every row, not only the first 20 of each kind.") var verbose = false

    func open(_ path: String) throws -> CSVReader {
        do {
            return try CSVReader(path: path)
        } catch {
            throw refused("\(path): \(error)")
        }
    }

    /// Reads what is to be imported; says why where the file as a whole cannot be.
    func reading<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let mistake as CSVMistake {
            throw refused("\(file): \(mistake)")
        } catch let mistake as ImportMistake {
            throw refused("\(file): \(mistake)")
        }
    }

    func refused(_ words: String) -> ExitCode {
        Console.complain(words)
        Console.complain("Nothing has been changed.")
        return ExitCode(2)
    }

    /// `making` where the import may begin with an empty database.
    func house(making: Bool = false) async throws -> House {
        let authority = try options.loadAuthority()
        return House(store: try await options.openStore(making: making), authority: authority)
    }

    /// Does it, or sees what it would do, and prints the report; exits with 2 where rows were
    /// rejected.
    func finish(_ work: some FileImport, _ house: House) async throws {
        let report = apply ? try await work.apply(in: house) : try await work.preview(in: house)
        house.store.close()
        if isatty(STDERR_FILENO) != 0 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        if json {
            Console.say(String(decoding: try JSON.encode(report), as: UTF8.self))
        } else {
            Console.say(report.text(limit: verbose ? .max : 20))
        }
        if report.rejected.count > 0 { throw ExitCode(2) }
    }

    /// Tells how far a long file is read, on standard error, where somebody is looking.
    func progress(_ part: Double) {
        guard isatty(STDERR_FILENO) != 0 else { return }
        let words = "\rReading \(file): \(Int(part * 100)) % "
        FileHandle.standardError.write(Data(words.utf8))
    }
}

/// `alongside import`: every file that Alongside takes in.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in schools, zones, postcodes and contracts from CSV files.",
        discussion: """
            An import shows first what it would do. With --apply it does it, in one go. A row that \
            cannot be right is left out and told with its line and the reason; the others are \
            taken. Importing the same file again changes nothing. Exit codes: 0 every row was \
            taken; 2 some were rejected, or the file could not be read.
            """,
        subcommands: [
            ImportSchoolsCommand.self, ImportZonesCommand.self, ImportPostcodesCommand.self,
            ImportContractsCommand.self,
        ])
}

struct ImportSchoolsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schools", abstract: "Take in the DfE's register of schools.",
        discussion: """
            alongside import schools edubasealldata.csv --links links_edubasealldata.csv

            The files are those of get-information-schools.service.gov.uk, as downloaded. Columns \
            are found by name, in any order.
            """)

    @OptionGroup var shared: ImportOptions
    @Option(help: "The register's links: which school took the place of which.")
    var links: String?
    @Option(help: "The register's groups: the names and kinds of trusts.") var groups: String?
    @Flag(help: "Take the rows of every local authority, not only the package's own.")
    var all = false

    func run() async throws {
        let house = try await shared.house(making: true)
        let laCode = all ? nil : house.authority.laCode
        let work = try shared.reading {
            let groups = try groups.map { try GIASGroups.read(try shared.open($0)) }
            let links = try links.map {
                try SchoolLinks(try shared.open($0), file: ($0 as NSString).lastPathComponent)
            }
            return ImportSchools(
                file: try SchoolFile(
                    try shared.open(shared.file), laCode: laCode, progress: shared.progress),
                links: links ?? SchoolLinks(), groups: groups ?? [:], laCode: laCode)
        }
        try await shared.finish(work, house)
    }
}

struct ImportZonesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zones", abstract: "Take in which school is in which zone.",
        discussion: """
            The columns are urn, zone, from: a zone's code in the authority's package, and the \
            first day, like 2025-09-01. A new membership ends the one before it.
            """)

    @OptionGroup var shared: ImportOptions

    func run() async throws {
        let house = try await shared.house()
        let work = try shared.reading {
            ImportZones(
                file: try ZoneFile(try shared.open(shared.file), zones: house.authority.zones))
        }
        try await shared.finish(work, house)
    }
}

struct ImportPostcodesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postcodes", abstract: "Take in where postcodes are.",
        discussion: """
            The columns are postcode, easting, northing (or pcds, oseast1m, osnrth1m, as in the \
            ONS Postcode Directory), in metres on the National Grid.
            """)

    @OptionGroup var shared: ImportOptions

    func run() async throws {
        let house = try await shared.house(making: true)
        let work = try shared.reading {
            ImportPostcodes(
                file: try PostcodeFile(try shared.open(shared.file), progress: shared.progress))
        }
        try await shared.finish(work, house)
    }
}

struct ImportContractsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "epss-contracts", abstract: "Take in the days of EPSS that schools bought.",
        discussion: """
            The columns are URN, days bought, days used, from, to. Half days may be given: 7.5.
            """)

    @OptionGroup var shared: ImportOptions

    func run() async throws {
        let house = try await shared.house()
        let work = try shared.reading {
            ImportContracts(file: try ContractFile(try shared.open(shared.file)))
        }
        try await shared.finish(work, house)
    }
}
