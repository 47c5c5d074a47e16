import Pages
import Reckoning
import Storage

// The pages on which something is done to a request: one form each. Who may see a form is who may
// do the act; what is not in scope is not there.
extension SupportPages {
    static let forms: [Route] = [
        accept, sendBack, askAgain, allocate, handOver, logSession, report, review, close,
    ].flatMap(\.self)

    private static let accept = form(
        AcceptRequest.self, .accept, { person, _ in person.requestsOfMyService },
        says: "The request is accepted."
    ) {
        RequestForm(
            record: $0, title: "Accept this request",
            words: "The school and the zone team see that you will give this support.",
            button: "Accept this request")
    }

    private static let sendBack = form(
        ReturnRequest.self, .sendBack, { person, _ in person.requestsOfMyService },
        says: "The request is returned."
    ) {
        RequestForm(
            record: $0, title: "Return this request",
            words: "The school and the zone team see your reason, and ask again or close it.",
            button: "Return this request")
    }

    private static let askAgain = form(
        AskAgain.self, .askAgain, { $0.requestsOfMyMeetings(on: $1) },
        says: "The service is asked again."
    ) {
        RequestForm(
            record: $0, title: "Ask again",
            words: "The service sees what you write, and its days to answer start anew.",
            button: "Ask again", given: ["question": $0.question])
    }

    private static let logSession = form(
        LogSession.self, .logSession, { person, _ in person.requestsAllocatedToMe },
        says: "The session is logged."
    ) {
        RequestForm(
            record: $0, title: "Log a session",
            words: "The school and the zone team see what was done, and the days used.",
            button: "Log this session")
    }

    private static let report = form(
        ReportSupport.self, .report, { person, _ in person.requestsAllocatedToMe },
        says: "The report is in. The school's next meeting reviews it."
    ) {
        RequestForm(
            record: $0, title: "Report on this support",
            words: "It goes to the school and the zone team, and to the school's next meeting.",
            button: "Send this report")
    }

    private static let close = form(
        CloseRequest.self, .close, { $0.requestsOfMyMeetings(on: $1) },
        says: "The request is closed."
    ) {
        RequestForm(
            record: $0, title: "Close this request without a review",
            words: """
                The support ends, and a first visit still to come is given up. The school and the \
                service see your reason. The concern goes back to the next meeting unless other \
                support for it goes on.
                """,
            button: "Close this request")
    }

    private static let allocate = Route.form(
        AllocateSupport.self, at: Address.RequestDoor.allocate.path,
        page: { visit, form in
            try await choosing(
                visit, form, AllocateSupport.fields(visit.authority),
                title: "Allocate this support",
                words: "Choose who gives it, and agree the days. The school sees both.",
                button: "Allocate this support")
        }, done: { _, done in (Address.request(done.request), "The support is allocated.") })

    private static let handOver = Route.form(
        HandOverSupport.self, at: Address.RequestDoor.handOver.path,
        page: { visit, form in
            try await choosing(
                visit, form, HandOverSupport.fields(visit.authority),
                title: "Hand this support over",
                words: "Somebody else takes over the days that are still to come.",
                button: "Hand it over")
        }, done: { _, done in (Address.request(done.request), "The support is handed over.") })

    private static let review = Route.form(
        ReviewSupport.self, at: Address.RequestDoor.review.path, page: reviewing,
        done: { _, done in
            done.followedBy.map {
                (Address.request($0), "The review is recorded. The service is asked to go on.")
            } ?? (
                Address.request(done.request), "The review is recorded, and the support is closed."
            )
        })
}

/// What a form needs of the answer of an act on a request.
protocol RequestDone { var request: ID<SupportRequest> { get } }
extension AcceptRequest.Done: RequestDone {}
extension ReturnRequest.Done: RequestDone {}
extension AskAgain.Done: RequestDone {}
extension LogSession.Done: RequestDone {}
extension ReportSupport.Done: RequestDone {}
extension CloseRequest.Done: RequestDone {}

extension SupportPages {
    /// A form whose fields are the act's own.
    private static func form<Doing: Act>(
        _ act: Doing.Type, _ door: Address.RequestDoor,
        _ scope: @escaping @Sendable (Person, Day) -> SQL, says notice: String,
        _ words: @escaping @Sendable (SupportRecord) -> RequestForm
    ) -> [Route] where Doing.Done: RequestDone {
        Route.form(
            act, at: door.path,
            page: { visit, form in
                let found = try await record(visit, scope)
                return words(found).page(visit, form, act.fields(visit.authority))
            }, done: { _, done in (Address.request(done.request), notice) })
    }

    /// Finds a request for a form, in the scope of its act.
    private static func record(
        _ visit: Visit, _ scope: @escaping @Sendable (Person, Day) -> SQL
    ) async throws -> SupportRecord {
        let id: ID<SupportRequest> = try visit.parameter("request")
        let (person, today) = (try visit.signedIn, visit.today)
        let found: SupportRecord? = try await visit.store.read { database in
            try database.first(
                SupportRecord.query(
                    person, on: today, where: "r.id = \(id) AND \(scope(person, today))"))
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(
            of: found.child.map { [$0.subject] } ?? [], by: person, at: id.subject)
        return found
    }

    /// A form on which a practitioner is chosen from those of the school's zone.
    private static func choosing(
        _ visit: Visit, _ form: FormView, _ fields: [Field], title: String, words: String,
        button: String
    ) async throws -> Page {
        let found = try await record(visit) { person, _ in person.requestsOfMyService }
        let (authority, today) = (visit.authority, visit.today)
        let choice = try await visit.store.read { database in
            try PractitionerChoice.of(
                found.service, zone: found.zone, on: today, authority, from: database)
        }
        let zone = found.zone.map { authority.zone($0)?.name ?? $0 } ?? "no zone"
        let table = ChoiceTable(choice: choice, zone: zone)
        let offered = fields.map {
            $0.name == "practitioner" ? $0.offering(table.choices) : $0
        }
        let view = RequestForm(
            record: found, title: title, words: words, button: button,
            given: ["practitioner": choice.suggested?.id.text ?? ""])
        return view.page(visit, form, extra: table.html(authority), offered)
    }

    /// The form for a review, at one of the meetings on whose agenda the support stands.
    private static func reviewing(_ visit: Visit, _ form: FormView) async throws -> Page {
        let found = try await record(visit) { $0.requestsOfMyMeetings(on: $1) }
        let items = try await visit.store.read { try ReviewItem.of(found.id, in: $0) }
        let detail = try await visit.store.read { try SupportReport.of(found.id, in: $0) }
        let choices = items.map { item -> Field.Choice in
            let kind = visit.authority.meetingKind(item.kind)?.shortName ?? "Meeting"
            return .init(item.item.text, "\(kind), \(item.day.long)")
        }
        let fields = ReviewSupport.fields(visit.authority).map {
            $0.name == "item" ? $0.offering(choices) : $0
        }
        let view = RequestForm(
            record: found, title: "Review this support",
            words: items.isEmpty
                ? "It comes onto the agenda of the school's next meeting. Review it there."
                : "The school and the service see what came of it, and what next.",
            button: "Record the review", given: ["item": items.first?.item.text ?? ""])
        let report = found.isWithheld ? nil : detail
        return view.page(visit, form, extra: report.map(reported).orEmpty, fields)
    }

    private static func reported(_ report: SupportReport) -> HTML {
        """
        <h2>The report</h2>
        \(Part.summary([
            ("Found", Part.typed(report.findings)),
            ("Recommended", Part.typed(report.recommendations)),
        ]))
        """
    }
}
