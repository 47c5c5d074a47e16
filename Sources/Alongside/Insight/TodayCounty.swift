import Pages
import Reckoning
import Storage

/// Today for a county lead: the zones side by side.
struct TodayCounty: TodaySection {
    let zones: [ZoneRow]

    static func load(_ look: TodayLook) throws -> TodayCounty {
        TodayCounty(
            zones: try ZoneRow.all(
                for: look.person, look.authority, on: look.today, in: look.database))
    }

    func html(_ visit: Visit) -> HTML {
        func sum(_ one: (ZoneRow) -> Int) -> Int { zones.reduce(0) { $0 + one($1) } }
        return """
            <h2>The county, \(Quiet.termName(visit.authority, on: visit.today))</h2>
            \(Part.facts([
                ("\(sum(\.schools))", "schools in zones", Address.schools),
                ("\(sum(\.heldThisTerm)) of \(sum(\.meetingsThisTerm))", "meetings held this term", Address.meetings),
                ("\(sum(\.openConcerns))", "open concerns", nil),
                ("\(sum(\.openRequests))", "open requests", Address.support),
                (HalfDays.words(halfHours: sum(\.usedHalfHours)), "of support this term", nil),
            ]))
            <p>\(Link("The support line in figures", Address.lineFigures).html)</p>
            \(zones.table)
            """
    }
}
