import Alongside
import ArgumentParser
import Foundation
import Pages
import Reckoning
import Storage

/// `alongside line`: the support line, for scripts and for the day on which nothing else works.
struct LineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "line", abstract: "The support line: due times, the day's pack.",
        subcommands: [LineDueCommand.self, LinePackCommand.self])
}

/// `alongside line due`: when working time runs out.
struct LineDueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Tell when so many working hours of the line have passed.",
        discussion: """
            alongside line due --from 2025-04-17T16:30 --working-hours 4

            Times are local to the authority. The line's hours, bank holidays and closures are those \
            of the authority's package; pauses are taken out as well. Time that runs out exactly at \
            closing is due at closing; a start exactly at closing counts from the next opening.
            """)

    @OptionGroup var options: Options
    @Option(help: "The time it starts at, like 2025-04-17T16:30.") var from: String
    @Option(help: "How many working hours, such as 4 or 1.5.") var workingHours: Double
    @Option(help: "A time that does not count, like 2025-04-22T10:00/2025-04-22T11:00. May be repeated.")
    var pause: [String] = []
    @Flag(help: "Print the answer as JSON.") var json = false

    private struct Report: Encodable {
        let from: String
        let workingHours: Double
        let pauses: [String]
        let due: String
        let dueInstant: Instant
    }

    func run() async throws {
        let norfolk = try options.loadAuthority()
        let start = try time(from)
        let pauses = try pause.map(span)
        guard workingHours >= 0, workingHours <= 20_000 else {
            throw ValidationError("Give from 0 to 20,000 working hours.")
        }
        let minutes = (workingHours * 60).rounded()
        guard abs(minutes - workingHours * 60) < 0.000_1 else {
            throw ValidationError("Give working hours in whole minutes, such as 1.5 or 0.25.")
        }
        let hours = norfolk.line.hours?.pausing(pauses)
        let zone = norfolk.timeZone
        guard
            let due = hours?.due(
                from: zone.instant(of: start), afterMinutes: Int(minutes), in: zone)
        else {
            Console.complain("The line does not open again within a year.")
            throw ExitCode(1)
        }
        let local = zone.localTime(of: due)
        guard json else { return Console.say(local.iso) }
        let report = Report(
            from: start.iso, workingHours: workingHours, pauses: pause, due: local.iso,
            dueInstant: due)
        Console.say(String(decoding: try JSON.encode(report), as: UTF8.self))
    }

    private func span(_ text: String) throws -> Range<LocalTime> {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            throw ValidationError("Write the pause “\(text)” as START/END.")
        }
        let (starts, ends) = (try time(parts[0]), try time(parts[1]))
        guard starts <= ends else {
            throw ValidationError("The pause “\(text)” ends before it starts.")
        }
        return starts..<ends
    }

    private func time(_ text: String) throws -> LocalTime {
        guard let time = LocalTime(iso: text) else {
            throw ValidationError("“\(text)” is not a time: write it like 2025-04-17T16:30.")
        }
        return time
    }
}

/// `alongside line pack`: the day's pack, on paper before it is needed.
struct LinePackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack", abstract: "Write the line's pack of the day as a page to print.",
        discussion: """
            alongside line pack --out line-pack.html

            Call-backs by whose turn it is, urgent calls, who is on duty, zone teams, contacts and a \
            sheet for calls on paper, in one file that opens without a server. Make it each morning, \
            from cron or a timer. It names callers: keep it as you keep the calls.
            """)

    @OptionGroup var options: Options
    @Option(help: "Where to write it.") var out: String

    func run() async throws {
        let authority = try options.loadAuthority()
        let store = try await options.openStore()
        defer { store.close() }
        try await Console.failing {
            let now = Instant.now()
            let pack = try await store.snapshot { database in
                try LinePack.load(for: .lineAtServer, authority, at: now, in: database)
            }
            do {
                try Data(pack.file.bytes).write(to: URL(fileURLWithPath: out), options: .atomic)
            } catch {
                Console.complain(
                    "The pack cannot be written to \(out). Is there such a folder, and may you write in it?")
                throw ExitCode(1)
            }
            try await store.write(as: "system") { $0.note("MakeLinePack", "line", detail: "") }
            Console.say("Written to \(out).")
        }
    }
}
