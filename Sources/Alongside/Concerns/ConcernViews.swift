import Pages
import Reckoning
import Storage

// What the pages of concerns look like.

extension Concern.State {
    /// The same word everywhere for the same state.
    package var tag: HTML {
        switch self {
        case .brought: Part.tag("Waiting for the meeting", .purple)
        case .onAgenda: Part.tag("On the agenda", .blue)
        case .carried: Part.tag("Carried forward", .purple)
        case .supported: Part.tag("Support agreed", .blue)
        case .closed: Part.tag("Closed", .green)
        case .withdrawn: Part.tag("Withdrawn", .grey)
        }
    }
}

extension ConcernPage {
    func page(_ visit: Visit) -> Page {
        Page(
            concern.title,
            above: maySeeSchool ? [school] : [],
            """
            <h1>\(concern.title)</h1>
            <p>\(needsBasis ? Part.tag("Needs a lawful basis", .red) : concern.state.tag)</p>
            \(if: isMine, doors)
            \((chain?.html).orEmpty)
            \(fromCall(visit))\(if: needsBasis, basisNeeded)
            \(concern.isWithheld ? withheld : facts(visit.authority))
            \(visit.history(steps))
            """)
    }

    private var school: Link { Link(concern.schoolName, Address.school(concern.school)) }

    /// What the school may still do with it.
    private var doors: HTML {
        let correct: HTML = """
            <a class="button secondary" href="\(Address.correctConcern(concern.id))">Correct it</a>
            """
        let withdraw: HTML = """
            <a class="button secondary" href="\(Address.withdrawConcern(concern.id))">Withdraw it</a>
            """
        let doors: HTML =
            "\(if: concern.state.isWaiting, correct)\(if: concern.state.mayBeWithdrawn, withdraw)"
        return "\(if: concern.state.mayBeWithdrawn, "<p>\(doors)</p>")"
    }

    /// Where it came from, for everybody; the way there for those who work on the line.
    private func fromCall(_ visit: Visit) -> HTML {
        guard let call else { return "" }
        let words = "a call to the \(visit.authority.line.name)"
        let mayRead = visit.person?.may(.logCall) ?? false
        return "<p>It was raised from \(mayRead ? Link(words, "\(Address.line)/calls/\(call)").html : HTML(words)).</p>"
    }

    /// Once it is closed there is nothing more to discuss.
    private var needsBasis: Bool { concern.state.isWaiting && !concern.mayBeDiscussed }

    private var withheld: HTML {
        Part.inset(
            "<p>This concern is about a child who is not shared with you, so what it says is withheld.</p>"
        )
    }

    private var basisNeeded: HTML {
        let record = concern.child.map { child in
            Part.button("Record a lawful basis", to: Address.recordBasis(child))
        }
        return Part.warning(
            """
            You need a lawful basis before this child can be discussed at a meeting. Ask the family \
            for consent, or record another basis.
            """) + record.orEmpty
    }

    private func facts(_ authority: Authority) -> HTML {
        let offer = authority.offer(concern.offer)?.name ?? concern.offer
        let sections = concern.sections.map { authority.needSectionName($0) }
        var rows: [(String, HTML)] = [
            ("School", maySeeSchool ? school.html : HTML(concern.schoolName)),
            ("About", HTML(child.map { "\($0.name), \($0.year)" } ?? concern.about)),
            ("Offer", HTML(offer)),
            ("Needs", HTML(sections.joined(separator: ", "))),
        ]
        rows += [
            ("What has been tried", Part.typed(concern.tried)),
            ("Outcome wanted", Part.typed(concern.outcome)),
            ("Asked for", Part.typed(concern.asked)),
        ]
        return Part.summary(rows)
    }
}

extension BringConcernPage {
    func page(_ visit: Visit, _ form: FormView) -> Page {
        guard let focus = Focus(rawValue: form.given["focus"]) else { return question(visit, form) }
        return Page(
            "Raise a concern", above: above,
            """
            \(form.errorSummary)
            <h1>Raise a concern about \(subject(visit.authority, focus))</h1>
            <p>It goes into the pack of the school's next meeting. \
            Write as little about a child as the meeting needs.</p>
            \(form.html(draft: visit.path, fields(visit.authority, focus, form)))
            """)
    }

    /// "the whole school", "a cohort", "a child", in the authority's words.
    private func subject(_ authority: Authority, _ focus: Focus) -> String {
        let word = authority.word(focus).lowercased()
        if focus == .wholeSchool { return "the \(word)" }
        return "aeiou".contains(word.prefix(1)) ? "an \(word)" : "a \(word)"
    }

    /// First, one question: what the concern is about decides what else is asked.
    private func question(_ visit: Visit, _ form: FormView) -> Page {
        let choices = Focus.allCases.map { focus -> HTML in
            """
            <div class="option"><input type="radio" name="focus" id="f-focus-\(focus.rawValue)" \
            value="\(focus.rawValue)"><label for="f-focus-\(focus.rawValue)">\
            \(visit.authority.word(focus))</label></div>
            """
        }
        return Page(
            "Raise a concern", above: above,
            """
            <h1>Raise a concern</h1>
            <form method="get" action="\(visit.path)" class="form"><div class="field"><fieldset>
            <legend>\(BringConcern.focusField.label)</legend>\(choices)</fieldset></div>
            <button class="button">Continue</button></form>
            """)
    }

    private func fields(_ authority: Authority, _ focus: Focus, _ form: FormView) -> HTML {
        let offered = BringConcern.fields(authority)
        func ask(_ field: Field) -> HTML {
            form.field(offered.first { $0.name == field.name } ?? field)
        }
        let who: HTML =
            switch focus {
            case .wholeSchool: ""
            case .cohort: ask(BringConcern.cohortField) + ask(BringConcern.sizeField)
            case .child: form.field(BringConcern.childField.offering(children.map(choice)))
            }
        return """
            \(form.hidden("focus", focus.rawValue))\(who)
            \(ask(BringConcern.titleField))\(ask(BringConcern.offerField))
            \(ask(BringConcern.sectionsField))\(ask(BringConcern.triedField))
            \(ask(BringConcern.outcomeField))\(ask(BringConcern.askedField))
            \(form.button("Raise this concern"))
            \(form.button("Save and come back", name: "_later", value: "yes", kind: "secondary"))
            """
    }

    private func choice(_ child: Child) -> Field.Choice {
        .init(child.id.text, "\(child.name), \(child.year), \(child.stage.words)")
    }

    private var above: [Link] { [Link(schoolName, Address.school(school))] }
}
