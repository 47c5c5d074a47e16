import Reckoning
import Storage

/// WHEN the authority says which school is in which zone
///
/// A file of URN, zone and first day, one line for each membership. A new membership ends the one
/// before it on the day it begins; what has been stays as it was. A school that the file does not
/// name keeps its zone, and one that has none is told: its zone is never guessed.
///
/// COMMAND alongside import zones FILE [--apply]
/// SETTING zones.yaml (zones)
package struct ImportZones: FileImport {
    package let file: ZoneFile
    package init(file: ZoneFile) { self.file = file }

    package func preview(in house: House) async throws -> ImportReport {
        try await house.store.read { database in
            ZoneImportPlan(held: try .read(database), file: file).report
        }
    }

    package func apply(in house: House) async throws -> ImportReport {
        try await house.store.write(as: "system") { writing in
            let plan = ZoneImportPlan(held: try .read(writing.connection), file: file)
            let rows = plan.writings.sorted { $0.key < $1.key }.flatMap { school, memberships in
                memberships.values.sorted { $0.from < $1.from }.map { membership in
                    [
                        school.sqlValue, .text(membership.zone), membership.from.sqlValue,
                        membership.until.sqlValue,
                    ]
                }
            }
            try writing.insert(
                into: "zone_membership", "school, zone, from_day, until_day", rows,
                then: "ON CONFLICT (school, from_day) DO UPDATE SET until_day = excluded.until_day")
            if !rows.isEmpty { try writing.changed(SchoolDirectory.self) }
            var report = plan.report
            report.isApplied = true
            writing.note("ImportZones", "zones", detail: report.countsInWords)
            return report
        }
    }
}

extension ZoneImportPlan.Held {
    static func read(_ database: any Connection) throws -> Self {
        var held = Self(names: [:], open: [])
        try database.each("SELECT urn, name, status FROM school") { row in
            let urn: URN = try row[0]
            held.names[urn] = try row[1]
            if try row[2] != "closed" { held.open.insert(urn) }
        }
        try database.each(
            "SELECT school, zone, from_day, until_day FROM zone_membership ORDER BY from_day"
        ) { row in
            held.memberships[try row[0], default: []].append(
                ZoneImportPlan.Membership(zone: try row[1], from: try row[2], until: try row[3]))
        }
        held.links = try database.all("SELECT school, successor FROM school_link") { row in
            SchoolLinks.Pair(school: try row[0], successor: try row[1])
        }
        return held
    }
}
