import Pages
import Reckoning
import Storage

/// The page of one child: the record, its lawful bases, with whom it is shared, and the whole thread
/// of concerns and requests. It stands in this room because it uses the rooms between.
package enum ChildThreadPages {
    package static let routes: [Route] = [
        .page("/children/{child}", needs: .right(.seeChild), "A child's record.", show)
    ]

    static func show(_ visit: Visit) async throws -> Page {
        let id: ID<Child> = try visit.parameter("child")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database -> ChildThread? in
            guard let child = try ChildRecord.find(id, for: person, on: today, in: database) else {
                return nil
            }
            let mine = person.scope(.bringConcern).schools("ch.school", on: today)
            let isMine = try database.exists(
                "SELECT 1 FROM child ch WHERE ch.id = \(id) AND \(mine)")
            let moves = try ChildMove.of(id, in: database)
            let condition: SQL = "c.child = \(id) ORDER BY c.brought_at DESC, c.id DESC"
            return ChildThread(
                child: child, mayChange: isMine, profiles: try NeedProfile.of(id, in: database),
                shares: try ChildShare.of(id, in: database),
                concerns: try database.all(
                    ConcernRecord.query(person, on: today, where: condition)
                ) { try ConcernRecord(row: $0) },
                requests: try SupportRecord.ofChild(id, for: person, on: today, in: database),
                moves: isMine ? moves : [],
                readings: isMine
                    ? try ChildReading.of(id, at: child.school, after: moves, in: database) : [])
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(of: [id.subject], by: person, at: "child")
        return found.page(visit)
    }
}

/// What the page of a child shows.
struct ChildThread: Sendable {
    let child: ChildRecord
    /// Whether the reader speaks for the child's school.
    let mayChange: Bool
    let profiles: [NeedProfile]
    let shares: [ChildShare]
    let concerns: [ConcernRecord]
    let requests: [SupportRecord]
    /// The schools they came from, the latest first: for the school.
    let moves: [ChildMove]
    /// Who has seen the record: for the school.
    let readings: [ChildReading]

    func page(_ visit: Visit) -> Page {
        // The name stands on the page, and never in its title or address.
        Page(
            "A child's record", above: [Link(child.schoolName, Address.school(child.school))],
            """
            <h1>\(child.name)</h1>
            <p>\(child.mayBeDiscussed ? Part.tag("May be discussed", .green)
                : Part.tag("Needs a lawful basis", .amber))</p>
            \(if: mayChange && !child.mayBeDiscussed, needed)
            \(if: mayChange, actions)
            \(Part.summary(child.facts + moves.map(came)))
            \(needs.html(visit.authority))
            <h2>Lawful bases</h2>\(bases(visit))
            <h2>Shared with</h2>\(shared(visit))
            <h2>Concerns</h2>\(concernList)
            <h2>Support</h2>\(requestList(visit))
            \(if: mayChange, "<h2>Who has seen this record</h2>\(seen(visit))")
            """)
    }

    private var needs: NeedProfileBlock {
        NeedProfileBlock(child: child.id, profiles: profiles, mayRecord: mayChange)
    }

    private var needed: HTML {
        Part.warning(
            """
            You need a lawful basis before this child can be discussed at a meeting. Ask the family \
            for consent, or record another basis.
            """)
    }

    private var actions: HTML {
        """
        <p>\(Part.button("Record a lawful basis", to: Address.recordBasis(child.id)))
        <a class="button secondary" href="\(Address.changeChild(child.id))">Change the record</a>
        <a class="button secondary" href="\(Address.moveChild(child.id))">Move it to another school</a></p>
        """
    }

    private func came(_ move: ChildMove) -> (String, HTML) {
        (
            "Came from",
            "\(move.fromName), on \(move.day.short). How the family was told: \(Part.typed(move.told))"
        )
    }

    private func bases(_ visit: Visit) -> HTML {
        let bases = child.bases ?? []
        guard !bases.isEmpty else {
            return Part.empty(
                "None yet. Until the school records one, the child goes to no meeting.")
        }
        return "\(bases.map { basis($0, visit) })"
    }

    private func basis(_ basis: LawfulBasis, _ visit: Visit) -> HTML {
        let kind = visit.authority.lawfulBasis(basis.kind)
        let isInForce = basis.isInForce(on: visit.today)
        let tag =
            isInForce
            ? Part.tag("In force", .green)
            : Part.tag(ended(basis), .grey)
        let withdraw: HTML = """
            <p><a href="\(Address.withdrawBasis(basis.id, of: child.id))">Withdraw this consent</a></p>
            """
        let strike: HTML = """
            <p><a href="\(Address.strikeBasis(basis.id, of: child.id))">Strike it out: it was recorded \
            by mistake</a></p>
            """
        return """
            <h3>\(kind?.name ?? basis.kind)</h3><p>\(tag)</p>
            \(Part.summary(basis.facts(visit.authority)))
            \(if: mayChange && isInForce && kind?.mayBeWithdrawn == true, withdraw)
            \(if: mayChange && isInForce, strike)
            """
    }

    private func ended(_ basis: LawfulBasis) -> String {
        if basis.mistake != nil { return "Struck out" }
        return basis.withdrawnAt == nil ? "Ended" : "Withdrawn"
    }

    private func shared(_ visit: Visit) -> HTML {
        guard !shares.isEmpty else {
            return Part.empty(
                "Nobody outside the school. A meeting or a request shares it under a basis.")
        }
        let rows = shares.map { share -> [HTML] in
            [
                HTML(share.words(visit.authority)), HTML(share.why),
                HTML(visit.authority.lawfulBasis(share.basisKind)?.name ?? share.basisKind),
                "\(share.from.short) to \(share.until?.short ?? "now")",
                share.isInForce(on: visit.today)
                    ? Part.tag("Sees it", .blue) : Part.tag("No longer", .grey),
            ]
        }
        return Part.table("Shared with", ["With", "Why", "Basis", "From and to", "Now"], rows)
    }

    private var concernList: HTML {
        guard !concerns.isEmpty else { return Part.empty("No concern about this child.") }
        return Part.list(
            concerns.map { "\(Link($0.title, Address.concern($0.id)).html) \($0.state.tag)" })
    }

    private func requestList(_ visit: Visit) -> HTML {
        guard !requests.isEmpty else { return Part.empty("No support has been asked for.") }
        return Part.list(
            requests.map { request -> HTML in
                let service = visit.authority.service(request.service)?.shortName ?? request.service
                return """
                    \(Link(request.title, Address.request(request.id)).html): \(service) \
                    \(request.state.tag)
                    """
            })
    }

    private func seen(_ visit: Visit) -> HTML {
        guard !readings.isEmpty else { return Part.empty("Nobody yet.") }
        let rows = readings.map { reading -> [HTML] in
            let at = visit.authority.timeZone.localTime(of: reading.at)
            return [HTML(reading.person), HTML(reading.words), HTML(at.long)]
        }
        return Part.table("The latest 50", ["Who", "What", "When"], rows)
    }
}
