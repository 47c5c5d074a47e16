import Pages
import Reckoning
import Storage

/// The form for a lawful basis: first which, then what it must say.
struct BasisForm: Sendable {
    let child: ChildRecord

    func page(_ visit: Visit, _ form: FormView) -> Page {
        let kinds = visit.authority.lawfulBases.inForce(on: visit.today)
        guard let kind = kinds.first(where: { $0.code == form.given["kind"] }) else {
            return question(visit, form, kinds)
        }
        return Page(
            "Record a lawful basis", above: above,
            """
            \(form.errorSummary)
            <h1>Record a lawful basis: \(kind.name)</h1>
            <p>For \(child.name), \(child.year). \(kind.about).</p>
            \(kind.reviewAfterMonths.map { months in
                HTML("<p>It holds for \(months) months, then it must be looked at again.</p>")
            }.orEmpty)
            \(form.html(draft: visit.path, """
                \(form.hidden("kind", kind.code))
                \(form.fields(kind.mustRecord.map(\.field).map(required)))
                \(form.button("Record this basis"))
                \(form.button("Save and come back", name: "_later", value: "yes", kind: "secondary"))
                """))
            <p><a href="\(visit.path)?kind=">Choose another basis</a></p>
            """)
    }

    /// On the page of one kind of basis everything that it must say is asked for.
    private func required(_ field: Field) -> Field {
        Field(
            field.name, field.label, hint: field.hint, field.kind, required: field.label,
            limit: field.limit)
    }

    private func question(_ visit: Visit, _ form: FormView, _ kinds: [LawfulBasisKind]) -> Page {
        let choices = kinds.map { Field.Choice($0.code, $0.name, hint: $0.about) }
        return Page(
            "Record a lawful basis", above: above,
            """
            \(form.errorSummary)
            <h1>On what basis may this child be discussed?</h1>
            <p>A concern about \(child.name), \(child.year), goes to a meeting only with a lawful \
            basis. What you record here is what the council relies on when it shares the record.</p>
            <form method="get" action="\(visit.path)" class="form">
            \(form.field(RecordLawfulBasis.kindField.offering(choices)))
            <button class="button">Continue</button></form>
            """)
    }

    private var above: [Link] {
        [
            Link(child.schoolName, Address.school(child.school)),
            Link("The child's record", Address.child(child.id)),
        ]
    }
}

/// The page that asks whether a consent is really withdrawn, and shows what that does.
struct WithdrawForm: Sendable {
    let child: ChildRecord
    let basis: LawfulBasis
    let shares: [ChildShare]

    func page(_ visit: Visit, _ form: FormView) -> Page {
        let kind = visit.authority.lawfulBasis(basis.kind)?.name ?? basis.kind
        return Page(
            "Withdraw a consent",
            above: above,
            """
            \(form.errorSummary)
            <h1>Withdraw: \(kind)</h1>
            <p>For \(child.name), \(child.year), recorded on \(basis.from.long).</p>
            \(lost(visit.authority))
            \(form.html(form.button("Withdraw this consent", kind: "warning")))
            """)
    }

    var above: [Link] {
        [
            Link(child.schoolName, Address.school(child.school)),
            Link("The child's record", Address.child(child.id)),
        ]
    }

    /// What ends with the basis.
    func lost(_ authority: Authority) -> HTML {
        let lost = shares.map { HTML($0.words(authority)) }
        let seen: HTML =
            lost.isEmpty
            ? "<p>Nobody outside the school sees the record under it today.</p>"
            : "<p>These stop seeing the record at once:</p>\(Part.list(lost))"
        return """
            \(seen)
            <p>Unless another basis is in force, open concerns about the child wait until one is \
            recorded, and items on an agenda are left out. What was decided before stays decided, \
            and is withheld.</p>
            """
    }
}

/// The page that asks whether a basis was recorded by mistake, and shows what striking it out does.
struct StrikeForm: Sendable {
    let ending: WithdrawForm

    func page(_ visit: Visit, _ form: FormView) -> Page {
        let kind = visit.authority.lawfulBasis(ending.basis.kind)?.name ?? ending.basis.kind
        return Page(
            "Strike out a lawful basis", above: ending.above,
            """
            \(form.errorSummary)
            <h1>Strike out: \(kind)</h1>
            <p>For \(ending.child.name), \(ending.child.year). Do this where the basis should never \
            have been recorded: another child's, the wrong kind, an agreement that nobody gave. It \
            ends at once and stays on record as struck out, with your name and reason.</p>
            \(Part.summary(ending.basis.facts(visit.authority)))
            \(ending.lost(visit.authority))
            \(form.html(
                form.field(StrikeLawfulBasis.reasonField)
                    + form.button("Strike out this basis", kind: "warning")))
            """)
    }
}

extension LawfulBasis {
    /// What was written down for it, in the order in which the authority asks.
    package func facts(_ authority: Authority) -> [(String, HTML)] {
        let asked = authority.lawfulBasis(kind)?.mustRecord ?? LawfulBasisKind.Detail.allCases
        let said = asked.compactMap { detail -> (String, HTML)? in
            guard let text = details[detail.rawValue] else { return nil }
            let day = detail.isDay ? Day(iso: text)?.long : nil
            return (detail.words, day.map { HTML($0) } ?? Part.typed(text))
        }
        let ends = until.map { HTML("Until \($0.short)") } ?? "No end"
        return said + [("Holds", "From \(from.short). \(ends)")]
            + [("Recorded by", HTML("\(recordedBy)"))]
            + (withdrawnBy.map { [(mistake == nil ? "Withdrawn by" : "Struck out by", HTML($0))] } ?? [])
            + (mistake.map { [("Why it was a mistake", Part.typed($0))] } ?? [])
    }
}
