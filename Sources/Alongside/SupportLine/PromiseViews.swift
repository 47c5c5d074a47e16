import Pages
import Reckoning
import Storage

// What the pages of promises and notices look like.
extension PromisePage {
    private var above: [Link] { [Link("Support line", Address.line)] }

    func page(_ visit: Visit) -> Page {
        Page(
            promise.kind.words, above: above, wide: true,
            """
            <h1>\(promise.kind.words): \(promise.who)</h1>
            <p>\(promise.tag(at: visit.house.now(), visit.authority))</p>
            \(facts(visit))
            \(if: promise.state == .open, doors(visit))
            \(visit.history(steps))
            \(if: !earlier.isEmpty, "<h2>Calls from this number</h2>" + earlier.table("Calls from this number", visit.authority))
            """)
    }

    private func facts(_ visit: Visit) -> HTML {
        let due = visit.authority.timeZone.localTime(of: promise.dueAt).long
        let call: HTML =
            promise.call.map { Link("The call", Address.call($0)).html }
            ?? "Asked for on the website"
        return Part.summary([
            ("Promised", HTML(promise.what)),
            ("Why they called", HTML(visit.authority.lineRules.reason(promise.reason))),
            ("Setting", HTML(promise.setting.isEmpty ? "Not given" : promise.setting)),
            ("Due", HTML(due)), ("Whose turn", HTML(promise.ownerName ?? "Whoever is free first")),
            ("Reference", HTML(promise.reference)), ("Came from", call),
        ])
    }

    /// What the reader can do next, each a button of its own page.
    private func doors(_ visit: Visit) -> HTML {
        let isMine = promise.owner == visit.person?.id
        let mayAct = promise.owner == nil || isMine || visit.person?.may(.leadLine) ?? false
        guard mayAct else {
            return Part.inset(
                """
                <p>It is the turn of \(promise.ownerName ?? "somebody else"). They, or the line’s lead, \
                can pass it on to you.</p>
                """)
        }
        let take: HTML =
            promise.owner == nil
            ? Part.button("Take this", to: Address.promise(promise.id, .take)) : ""
        return """
            <p>\(Link("Ring back, and log the call", "\(Address.logCall)?back=\(promise.id)").html)</p>
            <p>\(take)\(Part.button("Log an attempt", to: Address.promise(promise.id, .attempt)))\
            \(Part.button("It is kept", to: Address.promise(promise.id, .keep)))\
            \(Part.button("Pass it on", to: Address.promise(promise.id, .pass)))\
            \(Part.button("It cannot be kept", to: Address.promise(promise.id, .breakIt)))</p>
            """
    }

    /// The page of one door: what it is about, and the fields of its act.
    func doorPage<Doing: Act>(
        _ visit: Visit, _ form: FormView, act: Doing.Type, _ door: Address.PromiseDoor
    ) -> Page {
        let (heading, button) = PromisePage.words(door)
        var form = form
        if door == .pass, form.given["to"].isEmpty { form.given["to"] = "anyone" }
        let fields = act.fields(visit.authority).filter { $0.name != "promise" }.map { field in
            guard field.name == "to" else { return field }
            let others = staff.filter { $0.id != promise.owner }
            return field.offering(
                [.init("anyone", "Whoever is free first")] + others.map { .init($0.id.text, $0.name) })
        }
        return Page(
            heading, above: above + [Link(promise.kind.words, Address.promise(promise.id))],
            """
            \(form.errorSummary)
            <h1>\(heading)</h1>
            <p>\(promise.who). \(promise.what.sentence) \(promise.tag(at: visit.house.now(), visit.authority))</p>
            \(form.html(draft: visit.path, form.fields(fields) + form.button(button)))
            """)
    }

    private static func words(_ door: Address.PromiseDoor) -> (String, String) {
        switch door {
        case .take: ("Take a call back", "Take this")
        case .attempt: ("Log an attempt", "Log this attempt")
        case .keep: ("The promise is kept", "It is kept")
        case .breakIt: ("The promise cannot be kept", "Write this down")
        case .pass: ("Pass a call back on", "Pass it on")
        }
    }
}

extension LineNotice {
    /// What a zone's team reads, and the button with which one of them takes it.
    func page(_ visit: Visit, _ form: FormView?) -> Page {
        let zone = visit.authority.timeZone
        let told = zone.localTime(of: toldAt)
        let taken = takenBy.map { "\($0), since \(takenAt.map { zone.localTime(of: $0).long } ?? "")" }
        let take = (form ?? visit.form("\(Address.notice(id))/take"))
        let mayTake = takenBy == nil && visit.person.map { mayBeTaken(by: $0) } ?? false
        return Page(
            kind.words,
            """
            \(take.errorSummary)
            <h1>\(kind.words)\(schoolName.map { ", \($0)" } ?? "")</h1>
            <p>\(kind.tag) told at \(told.clock) on \(told.day.long)</p>
            \(Part.summary(rows(visit, taken)))
            \(if: mayTake, take.html(take.button("I am seeing to this")))
            """)
    }

    private func rows(_ visit: Visit, _ taken: String?) -> [(String, HTML)] {
        var rows: [(String, HTML)] = []
        if let school {
            rows.append(("School", Link(schoolName ?? "\(school)", Address.school(school)).html))
            rows.append(("Its telephone", HTML(schoolPhone?.nilIfEmpty ?? "Not on record")))
        }
        if let zone { rows.append(("Zone", visit.zoneName(zone))) }
        rows.append(("Why they called", HTML(visit.authority.lineRules.reason(reason))))
        rows.append(("Ask", HTML("\(toldBy), \(visit.authority.line.name)")))
        if let concern {
            rows.append(("To decide on", Link("The concern", Address.concern(concern)).html))
            if kind == .wayForward, let school, visit.person?.may(.holdMeeting) ?? false {
                let plan = Address.planMeeting(for: school, .wayForward)
                rows.append(("To plan it", Link("Plan a Way Forward Meeting", plan).html))
            }
        }
        if visit.person?.may(.logCall) ?? false {
            rows.append(("The call", Link("Read it", Address.call(call)).html))
        }
        rows.append(("Seen to by", HTML(taken ?? "Nobody yet")))
        return rows
    }
}

extension [LineNotice] {
    /// As things to do, each with the hour it was told.
    package func tasks(_ authority: Authority, on today: Day) -> HTML {
        Part.tasks(
            map { notice in
                let told = authority.timeZone.localTime(of: notice.toldAt)
                let when = told.day == today ? "at \(told.clock)" : "on \(told.day.short) at \(told.clock)"
                let zone = notice.zone.flatMap { authority.zone($0)?.name } ?? "No zone known"
                return Part.Todo(
                    notice.schoolName ?? "A setting that is not on record", to: Address.notice(notice.id),
                    hint: "Told \(when) by \(notice.toldBy). \(zone)", tag: notice.kind.tag)
            })
    }
}
