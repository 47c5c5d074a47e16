import Alongside
import ArgumentParser
import Foundation
import Storage

/// `alongside check`: whether the package, the database and the audit log are in order.
struct CheckCommand: AsyncParsableCommand {
    enum Part: String, ExpressibleByArgument, CaseIterable {
        case package, database, audit
    }

    /// What was found, as JSON.
    private struct Report: Encodable {
        var package: [String]?
        var database: [String]?
        var audit: String?
        var isAuditWhole: Bool?
    }

    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check the package, the database and the audit log.",
        discussion: """
            alongside check              all three
            alongside check package      every mistake of the authority's package, by file and line
            alongside check database     the stored data, its references, the steps of the schema
            alongside check audit        that no line was altered, removed or put elsewhere

            It changes nothing. Exit codes: 0 in order; 1 the database or the audit log is not; \
            2 the package has mistakes.
            """)

    @OptionGroup var options: Options
    @Argument(help: "What to check: package, database, audit. All where left out.")
    var parts: [Part] = []
    @Flag(help: "Print what was found as JSON.") var json = false

    func run() async throws {
        let asked = parts.isEmpty ? Part.allCases : parts
        var report = Report()
        if asked.contains(.package) { report.package = packageMistakes() }
        if asked.contains(.database) || asked.contains(.audit) {
            try await checkStore(asked, &report)
        }
        if json {
            Console.say(String(decoding: try JSON.encode(report), as: UTF8.self))
        } else {
            say(report)
        }
        if report.package?.isEmpty == false { throw ExitCode(2) }
        if report.database?.isEmpty == false || report.isAuditWhole == false { throw ExitCode(1) }
    }

    private func packageMistakes() -> [String] {
        do {
            _ = try Authority.load(folder: options.authorityFolder)
            return []
        } catch {
            return error.description.split(separator: "\n").map(String.init)
        }
    }

    private func checkStore(_ asked: [Part], _ report: inout Report) async throws {
        try options.expectStore()
        var found = report
        try await Console.failing {
            let store = try Store(options.databaseAddress)
            defer { store.close() }
            let schema = try await Integrity.faults(in: store, against: Schema.steps)
            if asked.contains(.database) {
                found.database = schema + (try await Integrity.faults(in: store))
            }
            if asked.contains(.audit) {
                let finding = try await store.snapshot { try AuditChain.check($0) }
                found.audit = finding.description
                found.isAuditWhole = finding.isWhole
            }
        }
        report = found
    }

    private func say(_ report: Report) {
        if let mistakes = report.package {
            Console.say(mistakes.isEmpty ? "The package is in order." : mistakes.joined(separator: "\n"))
        }
        if let faults = report.database {
            Console.say(faults.isEmpty ? "The database is in order." : faults.joined(separator: "\n"))
        }
        if let audit = report.audit { Console.say(audit) }
    }
}
