import Pages
import Reckoning
import Storage

/// WHEN a caller wants the list of services by e-mail
///
/// The caller says an address, the adviser types it, looks at exactly what will be sent and to whom,
/// and sends it: the services the call points to, as the authority's package has them, and the
/// line's own number. Nothing of the call is in it, and no name. The address is kept in the outbox
/// until the mail system has taken the message or it is given up, and nowhere else: not with the
/// call, not in a draft, not in the audit log.
///
/// PAGE    /line/calls/{call}/services/mail
/// API     POST /api/line/calls/{call}/services/mail
/// COMMAND alongside do send-services
/// SETTING services.yaml, contacts.yaml, lines.yaml
package struct SendServices: Act {
    package let call: ID<LineCall>
    package let to: MailAddress

    package static let name = "SendServices"
    package static let needs = Permission.logCall
    package static let api = "/api/line/calls/{call}/services/mail"
    package static let summary = "Send a caller the services a call points to, by e-mail."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let call = form.required(Self.callField, as: ID<LineCall>.self)
        let to = form.required(Self.toField, as: MailAddress.self)
        guard let call, let to, form.refusals.isEmpty else { throw form.refused }
        (self.call, self.to) = (call, to)
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayUse(call) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        guard occasion.mail != nil else {
            return [Refusal("", "Alongside sends no e-mail here. Read the list out, or print it.")]
        }
        let isAny = try occasion.database.exists("SELECT 1 FROM line_call_signpost WHERE call = \(call)")
        return isAny ? [] : [Refusal("", "The caller was pointed to no service, so there is no list.")]
    }

    package struct Done: Codable, Sendable {
        package let call: ID<LineCall>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        guard let settings = occasion.mail else { throw NotThere() }
        let codes: [String] = try occasion.database.values(
            "SELECT signpost FROM line_call_signpost WHERE call = \(call) ORDER BY signpost")
        let list = ServicesList(codes, occasion.authority)
        try occasion.writing.queue(
            [
                QueuedMail(
                    .services, about: call.subject, to: .address(to), subject: list.subject, words: list.words)
            ], settings)
        occasion.note(Self.self, call.subject, detail: "services \(list.services.count)")
        return Done(call: call)
    }

    static let callField = Field("call", "Call", .hidden, required: "Say which call")
    static let toField = Field(
        "send-to", "The caller’s e-mail address", hint: "Ask them to spell it. It is forgotten once the list is sent.",
        .email, required: "Give the caller’s e-mail address", limit: 254)

    package static func fields(_ authority: Authority) -> [Field] { [callField, toField] }
}

/// The services a caller is pointed to, as a message that tells nothing else.
struct ServicesList: Sendable {
    let services: [Signpost]
    private let line: TelephoneLine

    init(_ codes: [String], _ authority: Authority) {
        (services, line) = (codes.compactMap { Signpost($0, authority) }, authority.line)
    }

    var subject: String { "Services that can help" }

    var words: String {
        let hours = line.hoursInWords.map { " (\($0))" } ?? ""
        let head = "This list comes from the \(line.name), \(line.number)\(hours)."
        let foot = """
            Nothing that was said in a call is in this message, and your address is not kept. Nobody reads \
            answers to it: to reach us, ring \(line.number).
            """
        return ([head] + services.map(lines) + [foot]).joined(separator: "\n\n") + "\n"
    }

    private func lines(_ one: Signpost) -> String {
        var lines = [one.name]
        if !one.about.isEmpty { lines.append(one.about) }
        let ways = [("Telephone", one.telephones), ("E-mail", one.emails), ("Web", one.websites)]
        lines += ways.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }
        return lines.joined(separator: "\n")
    }
}
