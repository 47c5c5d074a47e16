import Foundation
import Reckoning

/// `authority.yaml`: who the authority is.
struct AuthorityBasics {
    let code: String
    let name: String
    let shortName: String
    let laCode: String
    let timeZone: TimeZone
    let supportLine: String
    let suppressCountsBelow: Int
    let period: Period

    init(_ entry: PackageEntry) {
        period = entry.period()
        code = entry.text("code")
        name = entry.text("name")
        shortName = entry.textIfGiven("short-name") ?? name
        laCode = entry.text("la-code")
        supportLine = entry.named("support-line", in: .line)
        suppressCountsBelow = entry.number("suppress-counts-below", in: 0...100)
        let zone = entry.text("time-zone")
        timeZone = TimeZone(identifier: zone) ?? .gmt
        if !zone.isEmpty, TimeZone(identifier: zone) == nil {
            entry.report(
                at: "time-zone", "“\(zone)” is not a time zone", "write it like Europe/London")
        }
        if !laCode.isEmpty, laCode.count != 3 || !laCode.allSatisfy(\.isNumber) {
            entry.report(
                at: "la-code", "“\(laCode)” is not a local authority number",
                "write the DfE's three digits, such as 926")
        }
    }

    /// The line that people are always told must say when it is open.
    func checkSupportLine(_ lines: [TelephoneLine], _ reader: PackageReader) {
        for line in lines where line.code == supportLine && line.hours == nil {
            reader.report(
                "lines.yaml", line.line, "the support line “\(line.code)” has no hours",
                "give `hours:`, so that pages can say whether it is open")
        }
    }
}

/// `zones.yaml`: phases, zones and the team that every zone has.
struct ZonesFile {
    let phases: [Phase]
    let zones: [Zone]
    let team: [ZoneTeamRole]

    init(_ entry: PackageEntry) {
        let file = entry.period()
        let phases = entry.entries("phases", "phase", Phase.init)
        self.phases = phases
        zones = entry.entries("zones", "zone") { Zone($0, phases: phases, file: file) }
        team = entry.entries("zone-team", "zone team role") { ZoneTeamRole($0, file: file) }
    }

    /// The kinds of meeting that zones change between must be among the meeting kinds.
    func checkMeetings(_ meetings: [MeetingKind], _ reader: PackageReader) {
        var needed: [MeetingKind.Code] = [.teamAroundSchool]
        if zones.contains(where: { $0.coreConsultationsEnd != nil }) {
            needed.append(.coreConsultation)
        }
        for code in needed where meetings.latest(code) == nil {
            reader.report(
                "meetings.yaml", 1, "there is no meeting kind “\(code.rawValue)”",
                "add it: the zones of zones.yaml hold such meetings")
        }
    }
}

// Which files there are, and which there should be.
extension PackageReader {
    private static let files = [
        "authority.yaml", "words.yaml", "calendar.yaml", "lines.yaml", "contacts.yaml",
        "roles.yaml", "zones.yaml", "offers.yaml", "services.yaml", "pathways.yaml",
        "meetings.yaml", "lawful-bases.yaml", "epss.yaml", "planning.yaml", "line.yaml",
    ]

    /// Reports files that nothing reads: a misspelt name would otherwise be passed over.
    func checkFiles() {
        for name in yamlFiles(in: nil) where !Self.files.contains(name) {
            report(
                name, 1, "nothing reads this file",
                closestWord(to: name, among: Self.files).map { "did you mean “\($0)”?" }
                    ?? "take it out of \(folder)")
        }
    }

    /// The YAML files of the package's folder or of a folder in it, by name.
    func yamlFiles(in inner: String?) -> [String] {
        let path = inner.map { "\(folder)/\($0)" } ?? folder
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
            .map { name in inner.map { "\($0)/\(name)" } ?? name }
    }
}
