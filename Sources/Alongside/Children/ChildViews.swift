import Pages
import Reckoning
import Storage

// What the pages of children look like.

extension SchoolChildren {
    func page(_ pages: Pagination) -> Page {
        let rows = children.map { child -> [HTML] in
            [
                Link(child.name, Address.child(child.id)).html, HTML(child.year),
                HTML(child.stage.words),
                child.mayBeDiscussed
                    ? Part.tag("Basis on record", .green) : Part.tag("Needs a basis", .amber),
            ]
        }
        let add = Part.button("Add a child", to: Address.addChild(school))
        return Page(
            "Children at \(schoolName)", above: [Link(schoolName, Address.school(school))],
            """
            <h1>Children at \(schoolName)</h1>
            <p>\(total) \(total == 1 ? "child" : "children") on record that you may see. Each time \
            you open this list it is written down.</p>
            \(if: mayAdd, add)
            \(children.isEmpty ? empty : Part.table("Children", ["Name", "Year", "Stage", "Lawful basis"], rows))
            \(pages.html("\(Address.children(school))?"))
            """)
    }

    private var empty: HTML {
        Part.empty(
            mayAdd
                ? "No child is on record yet. Add the first when a concern is about one child."
                : "No child of this school is shared with you.")
    }
}

/// The form for a child's record: a new one, or the one stored.
struct ChildForm: Sendable {
    let school: URN
    let schoolName: String
    let stored: ChildRecord?

    func page(_ visit: Visit, _ form: FormView) -> Page {
        let title = stored == nil ? "Add a child" : "Change a child's record"
        let lead = stored == nil ? "Add a child at \(schoolName)" : title
        return Page(
            title, above: above,
            """
            \(form.errorSummary)
            <h1>\(lead)</h1>
            <p>Give only what is needed to tell one child from another. Nobody outside the school \
            sees it until there is a lawful basis and a meeting or service needs it.</p>
            \(theirs(form))
            \(form.html(draft: visit.path, """
                \(version(form))\(form.fields(ChildFields.all))
                \(form.button(stored == nil ? "Add this child" : "Save the changes"))
                """))
            """)
    }

    private var above: [Link] {
        let school = Link(schoolName, Address.school(school))
        guard let stored else { return [school] }
        return [school, Link("The child's record", Address.child(stored.id))]
    }

    private func isStale(_ form: FormView) -> Bool {
        form.refusals.contains { $0.field == ChangeChild.versionField.name }
    }

    /// After a stale edit was refused and shown, sending again is a choice made with open eyes.
    private func version(_ form: FormView) -> HTML {
        guard let stored else { return "" }
        let given = form.given["version"]
        let version = isStale(form) || given.isEmpty ? String(stored.version) : given
        return form.hidden("version", version)
    }

    private func theirs(_ form: FormView) -> HTML {
        guard let stored, isStale(form) else { return "" }
        return """
            <h2>As it is now</h2>\(Part.summary(stored.facts))
            <h2 id="f-version">Yours</h2>
            """
    }
}

extension ChildRecord {
    /// As a form's fields, to be changed.
    var asGiven: Given {
        Given([
            "given-name": [givenName], "family-name": [familyName], "upn": [upn ?? ""],
            "born": [born?.iso ?? ""], "year-group": [String(yearGroup)],
            "stage": [stage.rawValue], "version": [String(version)],
        ])
    }

    package var facts: [(String, HTML)] {
        [
            ("Name", HTML(name)), ("Year group", HTML(year)), ("Stage", HTML(stage.words)),
            ("Date of birth", HTML(born?.short ?? "Not recorded")),
            ("UPN", HTML(upn ?? "Not recorded")),
        ]
    }
}
