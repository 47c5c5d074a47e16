import Pages
import Reckoning
import Storage

// What the record of a meeting looks like while it is written: every item a small form of its own,
// one after another, so that the keyboard goes through them in the order of the agenda.

extension MeetingMinutes {
    func page(_ visit: Visit) -> Page {
        Page(
            "Record the meeting", above: meeting.above(visit.authority),
            """
            <h1>Record the meeting</h1>
            <p>\(meeting.title(visit.authority)), \(meeting.day.long), \(meeting.clock). \
            \(meeting.state.tag)</p>
            <p>Each item saves by itself. What you type is kept as you go.</p>
            \(Part.keys)
            \(steps)
            \(sections(visit))
            \(if: meeting.state.isOpenToRecord, Part.button("Add an item", to: Address.addItem(meeting.id)))
            <h2 id="actions">Who does what by when</h2>
            \(actions.isEmpty ? Part.empty("No actions yet.")
                : AgreedActionRecord.table(actions, visit, "Actions"))
            \(if: meeting.state.isOpenToRecord, newAction(visit))
            \(if: meeting.state == .held, Part.button("Publish the recap", to: Address.publish(meeting.id)))
            """)
    }

    /// What is to be done besides the items, in order.
    private var steps: HTML {
        let came = attendees.filter { $0.state == .attended }.count
        let open = items.filter { !$0.isSection && $0.mayBeDiscussed && !$0.isDecided }.count
        let id = meeting.id
        var todos = [
            Part.Todo(
                "Who came", to: Address.attendance(id),
                hint: "\(came) of \(attendees.count) so far",
                tag: came > 0 ? Part.tag("Done", .green) : Part.tag("To do", .grey))
        ]
        if meeting.state == .packClosed {
            todos.append(
                Part.Todo(
                    "Say that it has been held", to: Address.hold(id), tag: Part.tag("To do", .grey)
                ))
        }
        if meeting.state == .held {
            todos.append(
                Part.Todo(
                    "Publish the recap", to: Address.publish(id),
                    hint: open == 0 ? "Everything is decided" : "\(open) still to decide",
                    tag: Part.tag("To do", open == 0 ? .blue : .grey)))
        }
        return Part.tasks(todos)
    }

    private func sections(_ visit: Visit) -> HTML {
        let parts = (kind(visit.authority)?.agenda ?? []).map { section -> HTML in
            let here = items.filter { $0.section == section.code }
            guard !here.isEmpty else { return "" }
            let prompt = section.prompt.map { prompt -> HTML in #"<p class="hint">\#(prompt)</p>"# }
            return """
                <h2>\(section.title)</h2>\(prompt)\(here.map { inPlace($0, visit) })
                """
        }
        return "\(parts)"
    }

    /// An item in the record: its form, or that it is withheld.
    private func inPlace(_ item: AgendaItemRecord, _ visit: Visit) -> HTML {
        let heading: HTML = item.isSection ? "" : "<h3>\(item.position). \(item.title)</h3>"
        guard !item.isWithheld else {
            return "<section id=\"item-\(item.id.text)\">\(heading)</section>"
        }
        let address = Address.item(item.id, of: meeting.id)
        var form = visit.form(address, given: drafts[address] ?? item.asGiven)
        form.mark = "\(item.position)-"
        return """
            <section id="item-\(item.id.text)">\(heading)\(about(item, visit))\(also(item, visit))
            \(meeting.state.isOpenToRecord ? form.html(draft: address, fields(item, visit, form)) : saved(item, visit))
            </section>
            """
    }

    /// The item by itself, and after a stale edit both versions.
    func page(of item: AgendaItemRecord, _ visit: Visit, _ form: FormView) -> Page {
        var shown = form
        let isStale = form.refusals.contains { $0.field == RecordItem.versionField.name }
        if form.given["version"].isEmpty { shown.given = item.asGiven }
        if isStale { shown.given["version"] = String(item.version) }
        let both: HTML = """
            <h2>As it is now</h2>\(saved(item, visit))<h2 id="f-version">Yours</h2>
            """
        return Page(
            "Record an item",
            above: meeting.above(visit.authority) + [Link("Record", Address.record(meeting.id))],
            """
            \(form.errorSummary)<h1>\(item.title)</h1>\(about(item, visit))\(also(item, visit))
            \(if: isStale, both)
            \(shown.html(draft: visit.path, fields(item, visit, shown)))
            """)
    }

    private func fields(_ item: AgendaItemRecord, _ visit: Visit, _ form: FormView) -> HTML {
        let asked: HTML =
            if item.isReview {
                form.fields([RecordItem.outcomeField, RecordItem.goingField, RecordItem.nextField])
            } else if item.isSection {
                ""
            } else {
                decision(item, visit, form)
            }
        return """
            \(form.hidden("version", form.given["version"]))
            \(form.field(RecordItem.notesField))\(asked)\(form.button("Save this item"))
            """
    }

    private func decision(_ item: AgendaItemRecord, _ visit: Visit, _ form: FormView) -> HTML {
        let open =
            kind(visit.authority)?
            .decisions(for: item.focus ?? .wholeSchool, on: meeting.day) ?? []
        let pathways = open.flatMap { decision -> [String] in
            if case .pathway(let codes) = decision.follows { codes } else { [] }
        }
        let choices = pathways.map {
            Field.Choice($0, visit.authority.pathway($0)?.name ?? $0)
        }
        return """
            \(form.field(RecordItem.decisionField.offering(open.map { .init($0.code, $0.words) })))
            \(form.field(RecordItem.questionField))
            \(if: !choices.isEmpty, form.field(RecordItem.pathwayField.offering(choices)))
            """
    }

    /// What the school brought, folded away.
    private func about(_ item: AgendaItemRecord, _ visit: Visit) -> HTML {
        if let request = item.reviewOf {
            return #"<p><a href="\#(Address.request(request))">The support and its report</a></p>"#
        }
        guard let concern = item.concern.flatMap({ concerns[$0] }) else { return "" }
        return Part.details(
            "What the school brought",
            """
            \(Part.summary([
                ("About", HTML(concern.about)),
                ("Offer", HTML(visit.authority.offer(concern.offer)?.name ?? concern.offer)),
                ("What has been tried", Part.typed(concern.tried)),
                ("Outcome wanted", Part.typed(concern.outcome)),
                ("Asked for", Part.typed(concern.asked)),
            ]))<p><a href="\(Address.concern(concern.id))">The concern</a></p>
            """)
    }

    /// Who else is typing here: it keeps itself fresh where scripts run.
    private func also(_ item: AgendaItemRecord, _ visit: Visit) -> HTML {
        let lines = (others[Address.item(item.id, of: meeting.id)] ?? []).map { other -> HTML in
            let clock = visit.authority.timeZone.localTime(of: other.at).clock
            return "<p>Also being edited by \(other.person), saved \(clock).</p>"
        }
        return #"<div id="also-\#(item.id.text)" class="saved" data-refresh="15">\#(lines)</div>"#
    }

    /// What has been saved, to read.
    private func saved(_ item: AgendaItemRecord, _ visit: Visit) -> HTML {
        let kind = kind(visit.authority)
        var rows: [(String, HTML)] = [("Notes", Part.typed(item.notes))]
        if !item.isSection { rows.append(("Decision", HTML(item.decisionWords(kind)))) }
        if !item.question.isEmpty {
            rows.append(("Asked of the service", Part.typed(item.question)))
        }
        if !item.next.isEmpty { rows.append(("Next", Part.typed(item.next))) }
        if let who = item.recordedBy { rows.append(("Saved by", HTML(who))) }
        return Part.summary(rows)
    }

    private func newAction(_ visit: Visit) -> HTML {
        let address = Address.addAction(meeting.id)
        var form = visit.form(address)
        form.mark = "action-"
        return "<h3>Agree an action</h3>\(form.html(draft: address, actionFields(visit, form)))"
    }

    func actionFields(_ visit: Visit, _ form: FormView) -> HTML {
        let people = attendees.map { Field.Choice($0.id.text, $0.words(visit.authority)) }
        let about = items.filter { !$0.isSection && !$0.isWithheld }.map {
            Field.Choice($0.id.text, "\($0.position). \($0.title)")
        }
        return """
            \(form.field(AgreeAction.whatField))
            \(form.field(AgreeAction.ownerField.offering(people)))
            \(form.field(AgreeAction.ownerNameField))\(form.field(AgreeAction.dueField))
            \(form.field(AgreeAction.itemField.offering(about)))
            \(form.button("Agree this action", kind: "secondary"))
            """
    }
}

extension AgendaItemRecord {
    /// As a form's fields, to go on with.
    var asGiven: Given {
        Given([
            "version": [String(version)], "notes": [notes], "decision": [decision ?? ""],
            "question": [question], "pathway": [pathway ?? ""],
            "outcome": [outcome?.rawValue ?? ""], "going": [going?.rawValue ?? ""], "next": [next],
        ])
    }
}
