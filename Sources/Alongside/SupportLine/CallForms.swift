import Pages
import Reckoning
import Storage

// The forms that stand on a call: promise, tell the zone team, link a child, raise a concern.
extension CallPage {
    private var way: [Link] { above + [Link("The call", Address.call(call.id))] }

    func promisePage(_ visit: Visit, _ form: FormView) -> Page {
        var form = form
        if form.given["kind"].isEmpty { form.given["kind"] = Promise.Kind.callBack.rawValue }
        if form.given["owner"].isEmpty { form.given["owner"] = "me" }
        let fields = PromiseCallback.fields(visit.authority).filter { $0.name != "call" }
        return Page(
            "Promise something", above: way,
            """
            \(form.errorSummary)
            <h1>Promise something to the caller</h1>
            <p>\(who(visit.authority.lineRules)). Working hours are those of the line\
            \(visit.authority.line.hoursInWords.map { ": \($0)" } ?? "").</p>
            \(form.html(draft: visit.path, form.fields(fields) + form.button("Promise this")))
            """)
    }

    func tellPage(_ visit: Visit, _ form: FormView) -> Page {
        Page(
            "Tell the zone team", above: way,
            """
            \(form.errorSummary)
            <h1>Tell the zone team</h1>
            <p>It stands on their Today page at once, with the school, the hour and your name: never a \
            child, nor what was said. They ring back, or read the concern you raise.</p>
            \(form.html(form.field(TellZoneTeam.kindField) + form.button("Tell them")))
            """)
    }

    func childPage(_ visit: Visit, _ form: FormView) -> Page {
        guard let possible else {
            return Page(
                "Which child?", above: way,
                """
                \(form.errorSummary)<h1>Which child?</h1>
                \(Part.empty("The school of this call has no child on record of the name the caller gave, or the call is tied to one already."))
                """)
        }
        return Page(
            "Is it the same child?", above: way,
            """
            \(form.errorSummary)
            <h1>Is it the same child?</h1>
            <p>\(call.schoolName ?? "The school") has a child of the name the caller gave on record, in \
            \(Child.yearWords(possible.yearGroup)), \(possible.stage.words). Earlier calls about this \
            child will be shown here, and a concern can be raised about them.</p>
            \(form.html(form.hidden("child", possible.id.text) + form.button("It is the same child")))
            """)
    }

    /// The concern, with what was said on the line already in it.
    func raisePage(_ visit: Visit, _ form: FormView) -> Page {
        guard let school = call.school else {
            return Page(
                "Raise a concern", above: way,
                """
                <h1>Raise a concern</h1>
                \(Part.empty("This call is not about a school on record, so no meeting can take it up."))
                """)
        }
        var form = form
        let rules = visit.authority.lineRules
        func fill(_ name: String, _ text: String) {
            if form.given[name].isEmpty, form.refusals.isEmpty { form.given[name] = text }
        }
        fill("focus", call.child == nil ? Focus.wholeSchool.rawValue : Focus.child.rawValue)
        fill("title", call.child == nil ? rules.reason(call.reason) : "")
        fill("way", LineOutcome.Follows.concern.rawValue)
        // What was said about a child goes only into a concern about that child, which is withheld
        // from readers with whom the child is not shared.
        if call.child != nil || call.childName.isEmpty {
            let advice = call.advice.isEmpty ? "" : "Advice given on the support line: \(call.advice)"
            fill("tried", [call.notes, advice].filter { !$0.isEmpty }.joined(separator: "\n\n"))
        }
        let offered = RaiseFromCall.fields(visit.authority).compactMap(offer)
        let child = call.child.map { form.hidden("child", $0.text) }
        return Page(
            "Raise a concern from this call", above: way,
            """
            \(form.errorSummary)
            <h1>Raise a concern from this call</h1>
            <p>For \(call.schoolName ?? "the school"). \(hint)</p>
            \(form.html(
                draft: visit.path,
                form.hidden("school", "\(school)") + child.orEmpty + form.fields(offered)
                    + form.button("Raise this concern")))
            """)
    }

    private var hint: String {
        if call.child != nil {
            return "What was said on the line is filled in; leave out what the meeting does not need."
        }
        return call.childName.isEmpty
            ? "What was said on the line is filled in. Everybody who sees the school can read it."
            : "The caller named a child who is not tied to a record, so nothing is filled in. "
                + "Everybody who sees the school can read this: leave the child out."
    }

    /// A field of the form; nil for what the call decides. A concern about a child can be raised
    /// where the call is tied to one.
    private func offer(_ field: Field) -> Field? {
        if ["call", "school", "child"].contains(field.name) { return nil }
        guard field.name == "focus", call.child == nil, case .choice(let choices) = field.kind else {
            return field
        }
        return field.offering(choices.filter { $0.value != Focus.child.rawValue })
    }

    /// The services a caller was pointed to, to print or to send.
    func servicesPage(_ visit: Visit, _ sent: [SentServices]) -> Page {
        let services = call.signposts.compactMap { Signpost($0, visit.authority) }
        let rows = services.map { one in
            [
                HTML(one.name), HTML(one.about), HTML(one.telephones.joined(separator: ", ")),
                HTML((one.emails + one.websites).joined(separator: ", ")),
            ]
        }
        let line = visit.authority.line
        return Page(
            "Services that can help", above: way,
            """
            <h1>Services that can help</h1>
            <p>From the \(line.name), \(line.number).</p>
            \(rows.isEmpty
                ? Part.empty("The caller was pointed to no service.")
                : Part.table("Services", ["Service", "What they do", "Telephone", "E-mail and web"], rows))
            \(if: !rows.isEmpty, mailing(services, visit))
            \(if: !sent.isEmpty, Part.list(sent.map { HTML($0.words(visit.authority)) }))
            """)
    }

    /// By this house's mail where it sends any, or by the adviser's own.
    private func mailing(_ services: [Signpost], _ visit: Visit) -> HTML {
        guard visit.house.settings.mail == nil else {
            return Part.button("Send this list to the caller", to: Address.mailServices(call.id))
        }
        let body = services.map { "\($0.name): \($0.reach)" }.joined(separator: "\n")
        let mail = "mailto:?subject=\(Address.escaped("Services that can help"))&body=\(Address.escaped(body))"
        return """
            <p>Alongside sends no e-mail here. Print the list, or \
            <a href="\(mail)">send it from your own mailbox</a>.</p>
            """
    }
}
