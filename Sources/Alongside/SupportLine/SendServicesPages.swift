import Pages
import Reckoning
import Storage

/// The address, then exactly what is sent and to whom, then it is sent.
enum SendServicesPages {
    static let routes: [Route] =
        Route.form(
            SendServices.self, at: "/line/calls/{call}/services/mail", page: ask,
            done: { _, done in
                (Address.services(done.call), "The list is on its way. The address is forgotten once it is sent.")
            })
        + [
            Route(
                .post, "/line/calls/{call}/services/mail/check", needs: .right(.logCall),
                summary: "Exactly what is sent to a caller, and to whom.", check)
        ]

    static func ask(_ visit: Visit, _ form: FormView) async throws -> Page {
        let page = try await CallPage.load(visit)
        let call = page.call.id
        // The address goes on to the page that shows what is sent, and only from there to the act.
        var ask = visit.form(Address.checkServices(call), given: form.given, refusals: form.refusals)
        ask.given["call"] = call.text
        return Page(
            "Send the list to the caller", above: above(call),
            """
            \(ask.errorSummary)<h1>Send the list to the caller</h1>
            \(visit.house.settings.mail == nil
                ? Part.empty("Alongside sends no e-mail here. Read the list out, or print it.")
                : ask.html(ask.field(SendServices.toField) + ask.button("Go on")))
            """)
    }

    static func check(_ visit: Visit) async throws -> Answer {
        let page = try await CallPage.load(visit)
        let call = page.call.id
        let given = visit.given.merging(Given(["call": [call.text]]))
        var reader = FieldReader(given)
        do {
            let act = try SendServices(&reader)
            return .page(shown(act, ServicesList(page.call.signposts, visit.authority), visit))
        } catch {
            let form = visit.form(Address.mailServices(call), given: given, refusals: error.list)
            var asked = try await ask(visit, form)
            asked.status = 422
            return .page(asked)
        }
    }

    private static func shown(_ act: SendServices, _ list: ServicesList, _ visit: Visit) -> Page {
        let form = visit.form(Address.mailServices(act.call))
        return Page(
            "Check what is sent", above: above(act.call),
            """
            <h1>Check what is sent</h1>
            <p>Read the address back to the caller. This is all of the message.</p>
            \(Part.summary([
                ("To", "<strong>\(act.to.text)</strong>"),
                ("From", HTML(visit.house.settings.mail?.from.text ?? "Mail is off")),
                ("Subject", HTML(list.subject)), ("Message", Part.typed(list.words)),
            ]))
            \(form.html(form.hidden("send-to", act.to.text) + form.button("Send it")))
            <p>\(Link("The address is wrong: type it again", Address.mailServices(act.call)).html)</p>
            """)
    }

    private static func above(_ call: ID<LineCall>) -> [Link] {
        [
            Link("Support line", Address.line), Link("The call", Address.call(call)),
            Link("Services that can help", Address.services(call)),
        ]
    }
}

/// A list that was sent to the caller of a call: when, and how it stands; not to whom.
struct SentServices: Sendable {
    let state: Outbox.State
    let at: Instant

    static func of(_ call: ID<LineCall>, in database: any Connection) throws -> [SentServices] {
        try database.all(
            """
            SELECT state, coalesce(ended_at, queued_at) FROM outgoing_mail
            WHERE kind = 'services' AND about = \(call.subject) ORDER BY queued_at
            """
        ) { SentServices(state: try $0[0], at: try $0[1]) }
    }

    func words(_ authority: Authority) -> String {
        let time = authority.timeZone.localTime(of: at).long
        switch state {
        case .sent: return "Sent to the caller by e-mail on \(time)."
        case .failed, .dropped: return "It could not be sent by e-mail (\(time)). Ring the caller."
        case .waiting, .sending: return "On its way to the caller by e-mail since \(time)."
        }
    }
}
