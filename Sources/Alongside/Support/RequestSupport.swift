import Pages
import Reckoning
import Storage

/// WHEN a meeting decides that a service should support
///
/// The decision becomes a request for support at once. It carries what the meeting knew, so that
/// nobody types it twice: the concern, its focus and offer, the child and the lawful basis in force.
/// The service is told what is asked of it; where the meeting adds nothing, that is what the school
/// asked for. A child is shared with the service under that basis from this moment. The concern's
/// support is agreed; it comes back to a meeting for review (``ReviewSupport``).
///
/// Only a service that is asked for by a decision at a meeting can be asked, only for what it
/// accepts, and once at a time for one concern.
///
/// Source: SEND and Inclusion Support Model page, January 2025 (support is agreed at Team Around
/// the School meetings, "in the context of their Universal, Targeted and Enhanced offers").
///
/// API     POST /api/requests
/// COMMAND alongside do request-support
/// SETTING services.yaml (asked-for-by, focus, offers, settings)
package struct RequestSupport: Act {
    package let concern: ID<Concern>
    package let item: ID<AgendaItem>?
    package let service: String
    package let question: String

    // What must be known.

    package static let name = "RequestSupport"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/requests"
    package static let summary = "Ask a service for support, after a decision at a meeting."

    /// `question` may be empty: then the service is asked what the school asked for.
    package init(
        concern: ID<Concern>, item: ID<AgendaItem>?, service: String, question: String = ""
    ) {
        self.concern = concern
        self.item = item
        self.service = service
        self.question = question
    }

    package init(_ form: inout FieldReader) throws(Refusals) {
        let concern = form.required(Self.concernField, as: ID<Concern>.self)
        item = form.optional(Self.itemField)
        service = form.text(Self.serviceField)
        question = form.text(Self.questionField)
        guard let concern, form.refusals.isEmpty else { throw form.refused }
        self.concern = concern
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let mine = occasion.person.scope(Self.needs).schools("c.school", on: occasion.today)
        return try occasion.database.exists(
            "SELECT 1 FROM concern c WHERE c.id = \(concern) AND \(mine)")
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        guard let asked = try AskedConcern.find(concern, on: occasion.today, in: occasion.database)
        else { throw NotThere() }
        var refusals = asked.refusals(of: service, occasion)
        if !asked.state.next.contains(.supported) {
            refusals.append(
                Refusal("", "This concern is not on the agenda of a meeting. Put it there first."))
        }
        if let item, try !isAbout(item, occasion) {
            refusals.append(Refusal(Self.itemField, "Choose an agenda item about this concern"))
        }
        if try isAsked(occasion) {
            let name = occasion.authority.service(service)?.shortName ?? service
            refusals.append(
                Refusal(
                    Self.serviceField,
                    "\(name) has been asked about this concern already. Follow that request."))
        }
        return refusals
    }

    /// The item on which it was decided: the concern's own, or the review of earlier support for it.
    private func isAbout(_ item: ID<AgendaItem>, _ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            """
            SELECT 1 FROM agenda_item i WHERE i.id = \(item) AND (i.concern = \(concern)
            OR i.review_of IN (SELECT id FROM support_request WHERE concern = \(concern)))
            """)
    }

    private func isAsked(_ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            """
            SELECT 1 FROM support_request WHERE concern = \(concern) AND service = \(service)
            AND state IN \(list: SupportRequest.State.open)
            """)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let request: ID<SupportRequest>
        package let service: String
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<SupportRequest> = occasion.writing.newID()
        guard let asked = try AskedConcern.find(concern, on: occasion.today, in: occasion.database)
        else { throw NotThere() }
        let words = question.isEmpty ? asked.asked : question
        try occasion.writing.run(
            """
            INSERT INTO support_request (id, concern, item, school, service, focus, child, basis,
                offer, question, state, requested_at)
            VALUES (\(id), \(concern), \(item), \(asked.school), \(service), \(asked.focus),
                \(asked.child), \(asked.basis), \(asked.offer), \(words),
                \(SupportRequest.State.requested), \(occasion.now))
            """)
        if let child = asked.child, let basis = asked.basis {
            try occasion.share(child, with: service, under: basis)
        }
        try occasion.step(id, .requested)
        try occasion.move(concern, to: .supported)
        occasion.note(Self.self, id.subject, detail: service)
        return Done(request: id, service: service)
    }
}

// The fields, in the order of the page.
extension RequestSupport {
    static let concernField = Field("concern", "Concern", .hidden, required: "Say which concern")
    static let itemField = Field("item", "Agenda item", .hidden)
    static let serviceField = Field(
        "service", "Which service?", .choice([]), required: "Choose a service")
    static let questionField = Field(
        "question", "What is asked of the service?",
        hint: "Left empty, it is what the school asked for.", .longText(rows: 3))

    package static func fields(_ authority: Authority) -> [Field] {
        [
            concernField, itemField,
            serviceField.offering(
                authority.services.filter { $0.doors.contains(.meetingDecision) }
                    .map { .init($0.code, $0.name, hint: $0.about) }),
            questionField,
        ]
    }
}
