import Pages
import Reckoning
import Storage

/// Today for those who work on the line: its board, then the lines and whom to put a caller through
/// to.
struct TodayLine: TodaySection {
    let board: LineBoard

    static func load(_ look: TodayLook) throws -> TodayLine {
        TodayLine(
            board: try LineBoard.load(
                for: look.person, look.authority, at: look.now, in: look.database))
    }

    func html(_ visit: Visit) -> HTML {
        let now = visit.house.localTime
        let lines = visit.authority.lines.filter { $0.period.contains(now.day) }
        return """
            <p>\(Part.button("Log a call", to: Address.logCall))</p>
            <div id="line-now" data-refresh="60">\(board.inside(visit))</div>
            <h2>Find the caller’s school</h2>
            <form class="form" method="get" action="\(Address.schools)" role="search">
            <div class="field"><label for="f-q">Words of the school’s name</label>
            <input id="f-q" name="q" type="text" class="w-30"></div>
            <button class="button">Find the school</button></form>
            <h2>Lines</h2>
            \(Part.summary(lines.map { line($0, at: now) }))
            \(contacts(visit.authority, on: now.day))
            """
    }

    private func line(_ line: TelephoneLine, at now: LocalTime) -> (String, HTML) {
        let state: HTML =
            switch line.isOpen(at: now) {
            case true?: Part.tag("Open now", .green)
            case false?: Part.tag("Closed now", .grey)
            case nil: ""
            }
        return (
            line.name,
            "<strong>\(line.number)</strong> \(state)<br>\(line.purpose). \(line.hoursInWords ?? "")"
        )
    }

    private func contacts(_ authority: Authority, on today: Day) -> HTML {
        Part.table(
            "Contacts", ["Service", "Telephone", "E-mail", "Web"],
            authority.contacts.inForce(on: today).map { contact in
                [
                    HTML(contact.name), HTML(contact.telephones.joined(separator: ", ")),
                    HTML(contact.emails.joined(separator: ", ")),
                    HTML(contact.websites.joined(separator: ", ")),
                ]
            })
    }
}
