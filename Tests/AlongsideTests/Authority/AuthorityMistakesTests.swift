import Foundation
import Reckoning
import Testing

@testable import Alongside

@Suite struct AuthorityMistakesTests {
    @Test(arguments: Slip.all)
    func `a mistake is reported once, with its file, its line and what to do`(slip: Slip) throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        try package.change(slip.file, slip.old, to: slip.new)
        let mistakes = package.mistakes()
        let found = try #require(
            mistakes.first { $0.problem.contains(slip.problem) },
            "\(mistakes.map(\.description))")
        #expect(mistakes.count == 1, "\(mistakes.map(\.description))")
        #expect(found.remedy.contains(slip.remedy), "\(found)")
        if !slip.at.isEmpty {
            #expect(found.file == slip.file)
            #expect(try found.line == package.line(of: slip.at, in: slip.file), "\(found)")
        }
    }

    @Test func `every mistake is reported at once, in order of file and line`() throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        try package.change("zones.yaml", "phase: \"3\"", to: "phase: \"9\"")
        try package.change("zones.yaml", "name: North Norfolk", to: "nme: North Norfolk")
        try package.change("authority.yaml", "la-code: \"926\"", to: "la-code: \"Norfolk\"")
        let mistakes = package.mistakes()
        #expect(
            mistakes.map(\.file) == ["authority.yaml", "zones.yaml", "zones.yaml", "zones.yaml"])
        #expect(mistakes == mistakes.sorted())
    }

    @Test func `the error reads as file, line, what is wrong and what to do`() throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        try package.change("services.yaml", "contact: titan", to: "contact: titam")
        let line = try package.line(of: "titam", in: "services.yaml")
        let error = #expect(throws: AuthorityMistakes.self) {
            try Authority.load(folder: package.folder + "/")
        }
        #expect(
            error?.description == "\(package.folder)/services.yaml:\(line): there is no contact "
                + "“titam”: did you mean “titan”?")
    }

    @Test func `a missing file is named once, not again for all that it declares`() throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        try package.delete("roles.yaml")
        let mistakes = package.mistakes()
        #expect(mistakes.map(\.problem) == ["the file is missing"])
        #expect(mistakes.first?.file == "roles.yaml")
    }

    @Test func `a file that nothing reads is a mistake`() throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        try package.write("zone.yaml", "zones: []\n")
        let mistakes = package.mistakes()
        #expect(
            mistakes.map(\.description) == [
                "zone.yaml:1: nothing reads this file: did you mean “zones.yaml”?"
            ])
    }

    @Test func `a folder that is not there misses every file`() {
        let error = #expect(throws: AuthorityMistakes.self) {
            try Authority.load(folder: "/nowhere/at/all")
        }
        #expect(error?.mistakes.count == 16)
    }

    @Test(arguments: ["", "just text", "- a\n- list\n"])
    func `a file that is not keys and values is a mistake`(text: String) throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        try package.write("roles.yaml", text)
        let mistakes = package.mistakes()
        #expect(mistakes.count == 1 && mistakes.first?.file == "roles.yaml")
    }

    @Test func `a new telephone number is a new entry from the day after the old one ends`() throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        let old = "code: ehcp, name: EHCP team, telephones: [\"01603 679183\"] }"
        let new =
            "code: ehcp, name: EHCP team, telephones: [\"01603 679183\"], to: 2026-04-30 }\n"
            + "  - { code: ehcp, name: EHCP team, telephones: [\"01603 000000\"], from: 2026-05-01 }"
        try package.change("contacts.yaml", old, to: new)
        let norfolk = try Authority.load(folder: package.folder)
        #expect(
            norfolk.contact("ehcp", on: Day(iso: "2026-04-30")!)?.telephones == ["01603 679183"])
        #expect(
            norfolk.contact("ehcp", on: Day(iso: "2026-05-01")!)?.telephones == ["01603 000000"])
        #expect(norfolk.contact("ehcp")?.telephones == ["01603 000000"])
        try package.change("contacts.yaml", "to: 2026-04-30", to: "to: 2026-05-01")
        #expect(package.mistakes().first?.problem.contains("is already declared") == true)
    }

    @Test func `a framework that is not YAML is named once, not again for all its sections`() throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        try package.change("frameworks/indes.yaml", "name: INDES", to: "name INDES")
        #expect(package.mistakes().map(\.file) == ["frameworks/indes.yaml"])
    }

    @Test func `a new version of a framework or a meeting kind keeps its codes`() throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        let path = "\(package.folder)/frameworks/indes.yaml"
        let first = try String(contentsOfFile: path, encoding: .utf8)
        try package.write(
            "frameworks/indes-2026.yaml",
            first.replacingOccurrences(of: "from: 2020-09-01", with: "from: 2026-09-01"))
        try package.change(
            "frameworks/indes.yaml", "from: 2020-09-01", to: "from: 2020-09-01\nto: 2026-08-31")
        try package.repeatLastEntry(
            of: "meetings.yaml", starting: "  - code: core-consultation",
            from: "from: 2019-09-01\n    to: 2025-08-31", to: "from: 2025-09-01")
        let norfolk = try Authority.load(folder: package.folder)
        #expect(norfolk.frameworks.map(\.period.from.year) == [2020, 2026])
        #expect(norfolk.framework("indes", on: Day(iso: "2026-08-31")!)?.period.from.year == 2020)
        #expect(norfolk.framework("indes")?.period.from.year == 2026)
        #expect(norfolk.meetingKind(.coreConsultation)?.period.from.year == 2025)
    }

    @Test func `a misspelt list is reported, not again for each code it would declare`() throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        try package.change("contacts.yaml", "contacts:\n", to: "contcts:\n")
        #expect(package.mistakes().map(\.file) == ["contacts.yaml", "contacts.yaml"])
    }
}
