import Pages
import Reckoning
import Storage

/// The pages of concerns.
package enum ConcernPages {
    package static let routes: [Route] =
        [Route.page("/concerns/{concern}", needs: .right(.seeSchool), "A concern.", show)]
        + Route.form(
            BringConcern.self, at: "/schools/{school}/concerns/new", page: bring,
            done: { _, done in
                let notice =
                    done.needsLawfulBasis
                    ? "The concern is kept. It needs a lawful basis before it can go to a meeting."
                    : "The concern will be in the pack of the next meeting."
                return (Address.concern(done.concern), notice)
            })

    /// A concern, with what happened to it and what is next.
    static func show(_ visit: Visit) async throws -> Page {
        let id: ID<Concern> = try visit.parameter("concern")
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        let found = try await visit.store.read { database -> ConcernPage? in
            guard
                let concern = try ConcernRecord.find(id, for: person, on: today, in: database)
            else { return nil }
            let child = try concern.child.flatMap { try Child.find($0, in: database) }
            return ConcernPage(
                concern: concern, child: child,
                isMine: try ConcernRecord.isOf(id, person, on: today, in: database),
                maySeeSchool: try person.maySee(concern.school, on: today, in: database),
                steps: try Step.all(
                    from: "concern_step", where: "st.concern = \(id)",
                    withReasons: !concern.isWithheld, in: database),
                chain: try Chain.of(
                    concern: id, for: person, authority, on: today, in: database),
                call: try database.value(
                    "SELECT call FROM line_call_concern WHERE concern = \(id) ORDER BY call LIMIT 1"))
        }
        guard let found else { throw NotThere() }
        if let child = found.child {
            try await visit.house.noteReading(
                of: [child.id.subject], by: person, at: id.subject)
        }
        return found.page(visit)
    }

    /// The form, once it is known what the concern is about; before that, the question.
    static func bring(_ visit: Visit, _ form: FormView) async throws -> Page {
        let school: URN = try visit.parameter("school")
        let (person, today) = (try visit.signedIn, visit.today)
        let isAboutChild = form.given["focus"] == Focus.child.rawValue
        let known = try await visit.store.read { database -> BringConcernPage? in
            let mine = person.scope(.bringConcern).schools("s.urn", on: today)
            let name: String? = try database.value(
                "SELECT s.name FROM school s WHERE s.urn = \(school) AND \(mine)")
            guard let name else { return nil }
            return BringConcernPage(
                school: school, schoolName: name,
                children: isAboutChild ? try Child.of(school, in: database) : [])
        }
        guard let known else { throw NotThere() }
        if isAboutChild {
            try await visit.house.noteReading(
                listOf: known.children.count, at: school, by: person, on: "concern")
        }
        return known.page(visit, form)
    }
}

/// What the page of a concern shows.
struct ConcernPage: Sendable {
    let concern: ConcernRecord
    let child: Child?
    /// Whether the reader speaks for the school, and the child goes there.
    let isMine: Bool
    /// Not where the child has moved away from the school at which it was raised.
    let maySeeSchool: Bool
    let steps: [Step<Concern.State>]
    let chain: Chain?
    /// The call to the support line that it was raised from.
    let call: String?
}

/// What the form for a concern needs to know.
struct BringConcernPage: Sendable {
    let school: URN
    let schoolName: String
    /// The school's children, where the concern is about one.
    let children: [Child]
}
