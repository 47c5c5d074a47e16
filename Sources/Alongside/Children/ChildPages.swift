import Pages
import Reckoning
import Storage

/// The pages on which a school puts children on record, with their lawful bases. The page of one
/// child, which shows the whole thread, is in Meetings: it uses the rooms between.
package enum ChildPages {
    package static let routes: [Route] =
        [
            Route.page(
                "/schools/{school}/children", needs: .right(.seeChild),
                "The children of a school that you may see.", list)
        ]
        + Route.form(
            AddChild.self, at: "/schools/{school}/children/new", page: add,
            done: { _, done in (Address.child(done.child), "The child is on record.") })
        + Route.form(
            ChangeChild.self, at: "/children/{child}/change", page: change,
            done: { _, done in (Address.child(done.child), "The record is changed.") })
        + Route.form(
            RecordLawfulBasis.self, at: "/children/{child}/basis/new", page: record,
            done: { _, done in
                let until = done.until.map { " It holds until \($0.short)." } ?? ""
                return (Address.child(done.child), "The lawful basis is recorded." + until)
            })
        + Route.form(
            WithdrawLawfulBasis.self, at: "/children/{child}/basis/{basis}/withdraw",
            page: withdraw,
            done: { _, done in
                (Address.child(done.child), "The consent is withdrawn. Nothing is shared under it.")
            })
        + Route.form(
            StrikeLawfulBasis.self, at: "/children/{child}/basis/{basis}/strike", page: strike,
            done: { _, done in
                (Address.child(done.child), "The basis is struck out. Nothing is shared under it.")
            })

    static func list(_ visit: Visit) async throws -> Page {
        let asked = Int(visit.query["page"]) ?? 1
        let found = try await SchoolChildren.read(visit, size: 50, on: "list, page \(asked)") { total in
            Pagination(page: asked, total: total).page
        }
        return found.page(Pagination(page: asked, total: found.total))
    }

    static func add(_ visit: Visit, _ form: FormView) async throws -> Page {
        let school: URN = try visit.parameter("school")
        let (person, today) = (try visit.signedIn, visit.today)
        let name = try await visit.store.read { database -> String? in
            let mine = person.scope(.bringConcern).schools("s.urn", on: today)
            return try database.value(
                "SELECT s.name FROM school s WHERE s.urn = \(school) AND \(mine)")
        }
        guard let name else { throw NotThere() }
        return ChildForm(school: school, schoolName: name, stored: nil).page(visit, form)
    }

    static func change(_ visit: Visit, _ form: FormView) async throws -> Page {
        let child = try await child(visit, at: visit.path)
        var shown = form
        if shown.given["given-name"].isEmpty && shown.refusals.isEmpty {
            shown.given = child.asGiven
        }
        return ChildForm(school: child.school, schoolName: child.schoolName, stored: child)
            .page(visit, shown)
    }

    static func record(_ visit: Visit, _ form: FormView) async throws -> Page {
        BasisForm(child: try await child(visit, at: "basis")).page(visit, form)
    }

    static func withdraw(_ visit: Visit, _ form: FormView) async throws -> Page {
        try await ending(visit).page(visit, form)
    }

    static func strike(_ visit: Visit, _ form: FormView) async throws -> Page {
        StrikeForm(ending: try await ending(visit)).page(visit, form)
    }

    /// The basis that is to end, and what ends with it.
    private static func ending(_ visit: Visit) async throws -> WithdrawForm {
        let child = try await child(visit, at: "basis")
        let id: ID<LawfulBasis> = try visit.parameter("basis")
        guard let basis = child.bases?.first(where: { $0.id == id }) else { throw NotThere() }
        let today = visit.today
        let shares = try await visit.store.read { database in
            try ChildShare.of(child.id, in: database)
        }
        return WithdrawForm(
            child: child, basis: basis,
            shares: shares.filter { $0.basis == id && $0.isInForce(on: today) })
    }

    /// A child of the reader's own school, with the reading written down.
    private static func child(_ visit: Visit, at place: String) async throws -> ChildRecord {
        let id: ID<Child> = try visit.parameter("child")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database -> ChildRecord? in
            let mine = person.scope(.bringConcern).schools("ch.school", on: today)
            guard
                try database.exists("SELECT 1 FROM child ch WHERE ch.id = \(id) AND \(mine)")
            else { return nil }
            return try ChildRecord.find(id, for: person, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(of: [id.subject], by: person, at: place)
        return found
    }
}
