import Foundation
import Reckoning

// A package is a folder of YAML files. A second council copies `Authorities/norfolk`, changes the
// values and keeps the keys: the comment at the top of each file says what it is for, each key is
// read by the type of the same name in this folder, and `alongside check` reports every mistake at
// once, as `file:line: what is wrong: what to do`. Entries are never changed once they have been
// true: an entry that stops holding is given `to:`, and the new one starts with `from:` the day
// after, under the same code.

extension Authority {
    /// Reads and checks a package; throws all its mistakes at once.
    package static func load(folder: URL) throws(AuthorityMistakes) -> Authority {
        try load(folder: folder.path)
    }

    /// Reads and checks a package; throws all its mistakes at once.
    package static func load(folder: String) throws(AuthorityMistakes) -> Authority {
        let reader = PackageReader(folder: folder)
        let draft = AuthorityDraft(reader)
        reader.checkFiles()
        reader.checkReferences()
        guard reader.mistakes.isEmpty, let authority = draft.authority else {
            throw AuthorityMistakes(folder: reader.folder, mistakes: reader.mistakes.sorted())
        }
        return authority
    }
}

/// What has been read of a package, file by file, mistakes or no.
struct AuthorityDraft {
    let authority: Authority?

    init(_ reader: PackageReader) {
        let basics = reader.file("authority.yaml", AuthorityBasics.init)
        let words = reader.file("words.yaml", AuthorityWord.read)
        let calendar = reader.file("calendar.yaml", TermCalendar.init)
        let holidays = calendar?.bankHolidays ?? []
        let lines = reader.file("lines.yaml") { file in
            file.entries("lines", "telephone line") { TelephoneLine($0, bankHolidays: holidays) }
        }
        let contacts = reader.dated("contacts.yaml", "contacts", "contact", ContactPoint.init)
        let roles = reader.dated("roles.yaml", "roles", "role", RoleKind.init)
        let zones = reader.file("zones.yaml", ZonesFile.init)
        let offers = reader.dated("offers.yaml", "offers", "offer", Offer.init)
        let frameworks = reader.frameworks()
        let services = reader.dated("services.yaml", "services", "service") {
            SupportService($0, file: $1, frameworks: frameworks)
        }
        let pathways = reader.dated("pathways.yaml", "pathways", "pathway", PathwayKind.init)
        let meetings = reader.file("meetings.yaml") { file in
            file.entries("meetings", "meeting kind") { MeetingKind($0, services: services) }
        }
        let bases = reader.dated(
            "lawful-bases.yaml", "lawful-bases", "lawful basis", LawfulBasisKind.init)
        let epss = reader.file("epss.yaml", EPSSRules.init)
        let planning = reader.file("planning.yaml", PlanningRules.init)
        let lineRules = reader.file("line.yaml", LineRules.init)
        if let basics, let lines { basics.checkSupportLine(lines, reader) }
        if let zones, let meetings { zones.checkMeetings(meetings, reader) }

        guard let basics, let words, let calendar, let lines, let zones, let meetings, let epss,
            let planning, let lineRules, let line = lines.latest(basics.supportLine)
        else {
            authority = nil
            return
        }
        authority = Authority(
            code: basics.code, name: basics.name, shortName: basics.shortName,
            laCode: basics.laCode, timeZone: basics.timeZone, period: basics.period,
            suppressCountsBelow: basics.suppressCountsBelow, words: words, calendar: calendar,
            line: line, lines: lines, contacts: contacts, roles: roles, phases: zones.phases,
            zones: zones.zones, zoneTeam: zones.team, offers: offers, frameworks: frameworks,
            services: services, pathways: pathways, meetingKinds: meetings, lawfulBases: bases,
            epss: epss, planning: planning, lineRules: lineRules)
    }
}

extension PackageReader {
    /// A file that gives `from` for all its entries and then lists them.
    fileprivate func dated<Value>(
        _ name: String, _ key: String, _ noun: String, _ read: (PackageEntry, Period) -> Value
    ) -> [Value] {
        file(name) { file in
            let period = file.period()
            return file.entries(key, noun) { read($0, period) }
        } ?? []
    }

    /// Every file of `frameworks/`, each one version of a framework, the newest last.
    fileprivate func frameworks() -> [NeedFramework] {
        let names = yamlFiles(in: "frameworks")
        if names.isEmpty {
            report(
                "frameworks", 1, "the folder has no framework of needs",
                "add one, such as frameworks/indes.yaml")
        }
        return names.compactMap { file($0, NeedFramework.init) }
            .sorted { $0.period.from < $1.period.from }
    }
}
