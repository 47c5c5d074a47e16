import Pages
import Reckoning
import Storage

/// What an adviser needs on the day on which neither the system nor the network is there, on paper:
/// who waits for a call, what is urgent, who is on duty, whom to put callers through to, and sheets
/// for calls. Its first part is the handover at the end of a shift.
package struct LinePack: Sendable {
    let authority: Authority
    let now: Instant
    let promises: [PromiseRecord]
    let notices: [LineNotice]
    let staff: [LineStaff]
    let urgent: [CallSummary]
    let teams: [(zone: String, role: String, name: String)]

    package static func load(
        for person: Person, _ authority: Authority, at now: Instant, in database: any Connection
    ) throws -> LinePack {
        let today = authority.timeZone.localTime(of: now).day
        let pressing = authority.lineRules.urgencies.filter(\.tellsZoneTeam).map(\.code)
        let teams = try database.all(
            """
            SELECT po.scope_value, po.role, p.name FROM post po JOIN person p ON p.id = po.person
            WHERE po.scope_kind = 'zone' AND po.from_day <= \(today)
            AND (po.until_day IS NULL OR po.until_day > \(today)) ORDER BY po.role, p.name
            """
        ) { row in
            (zone: try row[0] as String, role: authority.name(of: try row[1] as Role), name: try row[2] as String)
        }
        return LinePack(
            authority: authority, now: now,
            promises: try PromiseRecord.open(for: person, in: database),
            notices: try LineNotice.waiting(for: person, on: today, in: database),
            staff: try LineStaff.on(today, in: database),
            urgent: try database.all(
                CallSummary.query(
                    person,
                    where: """
                        c.day = \(today) AND (c.urgency IN \(list: pressing) OR c.safeguarding IS NOT NULL)
                        ORDER BY c.started_at
                        """)),
            teams: teams)
    }

    /// One page: every promise by whose turn it is, what nobody has taken, today's urgent calls.
    var handover: HTML { handover(isOnScreen: true) }

    /// On paper nothing leads anywhere.
    private func handover(isOnScreen: Bool) -> HTML {
        let turns = Dictionary(grouping: promises) { $0.ownerName ?? "" }
        let parts = turns.keys.sorted().map { name -> HTML in
            table(
                name.isEmpty ? "For whoever is free first" : "The turn of \(name)", turns[name] ?? [],
                isOnScreen)
        }
        let empty = Part.empty("Nobody waits for a call.")
        return """
            <h2>Call backs and promises</h2>\(promises.isEmpty ? empty : parts.reduce(HTML("")) { $0 + $1 })
            <h2>Told to zone teams, not taken yet</h2>
            \(notices.isEmpty ? Part.empty("Everything has been taken.") : notices.tasks(authority, on: today))
            <h2>Urgent calls today</h2>
            \(urgent.isEmpty ? Part.empty("There were none.") : urgent.table("Urgent calls today", authority))
            <h2>On the line</h2>\(Part.list(staff.map { HTML($0.isLead ? "\($0.name), lead" : $0.name) }))
            """
    }

    private var today: Day { authority.timeZone.localTime(of: now).day }

    private func table(_ caption: String, _ list: [PromiseRecord], _ isOnScreen: Bool) -> HTML {
        Part.table(
            caption, ["Due", "Who", "What was promised", "Tried", "Reference"],
            list.map { promise in
                let due = authority.timeZone.localTime(of: promise.dueAt)
                let late: HTML = promise.isOverdue(at: now) ? Part.tag("Overdue", .red) : ""
                let place = promise.setting.isEmpty ? "" : ", \(promise.setting)"
                return [
                    "\(due.day == today ? due.clock : "\(due.day.short), \(due.clock)") \(late)",
                    isOnScreen
                        ? "\(Link(promise.who, Address.promise(promise.id)).html)\(place)" : "\(promise.who)\(place)",
                    HTML(promise.what), "\(promise.attempts)",
                    HTML(promise.reference),
                ]
            })
    }

    /// Everything: safeguarding first, then the handover, whom to reach, and sheets for calls.
    package var all: HTML {
        let route = authority.line(authority.lineRules.safeguardingLine)
        return """
            \(Part.warning("A child may be at risk of harm: \(route?.name ?? ""), \(route?.number ?? ""). In danger now: 999."))
            \(handover(isOnScreen: false))
            <h2>Zone teams</h2>\(zones)
            <h2>Whom to reach</h2>\(contacts)
            <h2>A call on paper</h2>\(sheet)
            """
    }

    private var zones: HTML {
        let rows = authority.zones.inForce(on: today).map { zone -> [HTML] in
            let people = teams.filter { $0.zone == zone.code }.map { "\($0.name), \($0.role)" }
            return [HTML(zone.name), HTML(people.isEmpty ? "No post is filled" : people.joined(separator: "; "))]
        }
        return Part.table("Zone teams", ["Zone", "Team"], rows)
    }

    private var contacts: HTML {
        Part.table(
            "Contacts", ["Service", "Telephone", "E-mail and web"],
            authority.contacts.inForce(on: today).map { contact in
                [
                    HTML(contact.name), HTML(contact.telephones.joined(separator: ", ")),
                    HTML((contact.emails + contact.websites).joined(separator: ", ")),
                ]
            })
    }

    /// What the call screen asks for, to be filled in by hand and typed in later with its times.
    private var sheet: HTML {
        let asked = [
            "Began at", "Ended at", "Who, and their number", "Setting", "Reason", "Stage, year group", "Notes",
            "Advice", "Pointed to", "How it ended", "Promised, by when, by whom", "Safeguarding: what was done",
        ]
        return Part.table("One sheet a call", ["Asked", "Written"], asked.map { [HTML($0), ""] })
    }
}
