import Pages
import Reckoning
import Storage

/// Today for a zone coordinator: schools that have no meeting this term, and how far the term is.
struct TodayZoneCoordinator: TodaySection {
    let zones: [String]
    let schools: [SchoolMeasure]
    let termStart: Day
    let invitations: TodayInvitations

    static func load(_ look: TodayLook) throws -> TodayZoneCoordinator {
        let zones = look.values(.zone)
        return TodayZoneCoordinator(
            zones: zones, schools: try look.schools(inZones: zones),
            termStart: Quiet.start(look.authority, on: look.today),
            invitations: try TodayInvitations.load(
                look.person.scope(.planTerm).schools("m.school", on: look.today), look))
    }

    private var without: [SchoolMeasure] {
        schools.filter { $0.next == nil && ($0.last?.day ?? termStart.adding(days: -1)) < termStart }
    }

    func html(_ visit: Visit) -> HTML {
        let term = Quiet.termName(visit.authority, on: visit.today)
        let held = schools.filter { ($0.last?.day ?? termStart.adding(days: -1)) >= termStart }.count
        let names = zones.map { visit.authority.zone($0)?.name ?? $0 }.joined(separator: ", ")
        return """
            <h2>Planning the \(term), \(names)</h2>
            \(Part.facts([
                ("\(without.count)", "schools without a meeting this term", nil),
                ("\(schools.filter { $0.next != nil }.count)", "schools with a next meeting", Address.meetings),
                ("\(held)", "schools met this term", nil),
            ]))
            \(Part.button("Plan a term", to: Address.plans))
            \(invitations.ofZone)
            """
                + board(
                    "No meeting planned: choose a school to plan one", without.map { $0.planTodo(visit) },
                    empty: "Every school has met this term or has its meeting planned.")
    }
}

extension SchoolMeasure {
    /// Leads to the form that plans its next meeting.
    fileprivate func planTodo(_ visit: Visit) -> Part.Todo {
        let kind = zone.flatMap { visit.authority.zone($0)?.meeting(on: visit.today) }
        return Part.Todo(
            name, to: kind.map { Address.planMeeting(for: urn, $0) } ?? Address.school(urn),
            hint: last.map { "Last met \($0.day.short)" } ?? "No meeting in the last year",
            tag: Part.tag("None planned", .amber))
    }
}
