import Pages
import Reckoning
import Storage

/// The page on which a child's needs are described.
package enum NeedPages {
    package static let routes: [Route] =
        Route.form(
            RecordNeedProfile.self, at: "/children/{child}/needs/new", page: record,
            done: { _, done in
                (Address.child(done.child), "The need profile is kept. The one before is kept too.")
            })

    static func record(_ visit: Visit, _ form: FormView) async throws -> Page {
        let id: ID<Child> = try visit.parameter("child")
        let (person, today) = (try visit.signedIn, visit.today)
        let known = try await visit.store.read { database -> RecordNeedProfilePage? in
            let mine = person.scope(.bringConcern).schools("ch.school", on: today)
            guard
                let child: Child = try database.first(
                    "SELECT \(Child.columns) FROM child ch WHERE ch.id = \(id) AND \(mine)")
            else { return nil }
            return RecordNeedProfilePage(
                child: child, current: try NeedProfile.of(id, in: database).first(where: \.isCurrent))
        }
        guard let known else { throw NotThere() }
        try await visit.house.noteReading(of: [id.subject], by: person, at: "needs")
        return known.page(visit, form)
    }
}

/// What the form for a need profile needs to know.
struct RecordNeedProfilePage: Sendable {
    let child: Child
    let current: NeedProfile?

    func page(_ visit: Visit, _ form: FormView) -> Page {
        guard let framework = visit.authority.frameworks.inForce(on: visit.today).first else {
            return Page(
                "Describe needs",
                "<h1>Describe needs</h1><p>No framework is in force today. Ask your administrator.</p>")
        }
        var form = form
        if let current, current.version == framework.version, form.refusals.isEmpty {
            for (section, level) in current.levels
            where form.given[RecordNeedProfile.levelPrefix + section].isEmpty {
                form.given[RecordNeedProfile.levelPrefix + section] = "\(level)"
            }
        }
        let fields = framework.sections.map { section in
            form.field(RecordNeedProfile.levelField(section, in: framework))
        }
        return Page(
            "Describe needs", above: [Link("The child's record", Address.child(child.id))],
            """
            \(form.errorSummary)
            <h1>Describe \(child.givenName)’s needs</h1>
            <p>Give a level for each section of \(framework.name) (\(framework.longName), version \
            \(framework.version)), from \(framework.levels.lowerBound) for no need to \
            \(framework.levels.upperBound) for most.</p>
            \(Part.details("What the levels mean", meaning(framework)))
            \(before(framework))
            \(form.html(draft: visit.path, buttons(form, fields)))
            """)
    }

    private func meaning(_ framework: NeedFramework) -> HTML {
        """
        <p>\(framework.levels.lowerBound): the section was looked at, and there is no need in it. Do \
        not leave it out: what was not looked at is not the same.</p>
        <p>\(framework.levels.lowerBound + 1) to \(framework.levels.upperBound): there is a need, the \
        more the higher. Which level fits is worded, section by section, in the published \
        descriptors of \(framework.name); take the one that describes the child best today.</p>
        """
    }

    private func before(_ framework: NeedFramework) -> HTML {
        guard let current else { return "" }
        let words: HTML =
            current.version == framework.version
            ? "It is filled in with the profile of \(current.day.short). Change what has changed."
            : """
            The profile of \(current.day.short) was made with version \(current.version). Levels of \
            different versions are not the same, so nothing is filled in.
            """
        return Part.inset("<p>\(words)</p>")
    }

    private func buttons(_ form: FormView, _ fields: [HTML]) -> HTML {
        """
        \(fields)\(form.field(RecordNeedProfile.dayField))
        \(form.button("Keep this profile"))
        \(form.button("Save and come back", name: "_later", value: "yes", kind: "secondary"))
        """
    }
}
