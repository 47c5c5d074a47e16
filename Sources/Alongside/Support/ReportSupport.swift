import Pages
import Reckoning
import Storage

/// WHEN a practitioner reports on the support they gave
///
/// What was found, and what they recommend. The request then comes to the school's next meeting for
/// review (``ReviewSupport``), and the school and the zone team can read the report from now on.
/// Where no session was given, the report says why.
///
/// PAGE    /requests/{request}/report
/// API     POST /api/requests/{request}/report
/// COMMAND alongside do report-support
package struct ReportSupport: Act {
    package let request: ID<SupportRequest>
    package let findings: String
    package let recommendations: String
    package let reason: String
    package let version: Int?

    // What must be known.

    package static let name = "ReportSupport"
    package static let needs = Permission.giveSupport
    package static let api = "/api/requests/{request}/report"
    package static let summary = "Report what was found and what is recommended."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let request = form.required(SupportField.request, as: ID<SupportRequest>.self)
        findings = form.text(Self.findingsField)
        recommendations = form.text(Self.recommendationsField)
        reason = form.text(Self.reasonField)
        version = form.optional(SupportField.version)
        guard let request, form.refusals.isEmpty else { throw form.refused }
        self.request = request
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.covers(request, occasion.person.requestsAllocatedToMe)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.request(request)
        var refusals = found.refusals(.reported, seen: version)
        refusals += try found.basisRefusals(occasion)
        if found.halfHoursUsed == 0, reason.isEmpty {
            refusals.append(
                Refusal(
                    Self.reasonField,
                    "No session is logged. Log what was given, or say why nothing was."))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let request: ID<SupportRequest>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            """
            INSERT INTO support_report (request, findings, recommendations, reported_by, reported_at)
            VALUES (\(request), \(findings), \(recommendations), \(occasion.person.id),
                \(occasion.now))
            """)
        try occasion.move(request, to: .reported, reason: reason)
        occasion.note(Self.self, request.subject)
        return Done(request: request)
    }

    // The fields, in the order of the page.

    static let findingsField = Field(
        "findings", "What did you find?", .longText(rows: 8), required: "Say what you found")
    static let recommendationsField = Field(
        "recommendations", "What do you recommend?", hint: "The meeting decides on these.",
        .longText(rows: 6), required: "Say what you recommend")
    static let reasonField = SupportField.reason(
        "Why was no session given?", hint: "Only where none is logged.")

    package static func fields(_ authority: Authority) -> [Field] {
        [
            SupportField.request, SupportField.version, findingsField, recommendationsField,
            reasonField,
        ]
    }
}
