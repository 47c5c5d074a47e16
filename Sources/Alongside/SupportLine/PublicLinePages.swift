import Pages
import Reckoning

/// The line for everybody: its hours, what to expect, a form to be rung back, and how that stands.
enum PublicLinePages {
    static let routes: [Route] = [
        .page(Address.supportLine, needs: .anyone, "The support line: hours, number, what to expect.") {
            PublicLineViews.line($0)
        },
        Route(.get, Address.askForCallback, needs: .anyone, summary: "Ask to be rung back.", ask),
        Route(.post, Address.askForCallback, needs: .anyone, summary: "Ask to be rung back.", asked),
        Route(
            .get, Address.seePromise, needs: .anyone,
            summary: "See how a promised call stands, by its reference and your postcode.", look),
        Route(
            .post, Address.seePromise, needs: .anyone,
            summary: "See how a promised call stands, by its reference and your postcode.", looked),
        .data("/api/support-line", needs: .anyone, "Whether the support line is open.") { visit in
            LineNow(visit.authority, at: visit.house.localTime)
        },
    ]

    /// A form for somebody who is not signed in, tied to their browser.
    private static func start(_ visit: Visit, _ view: (FormView) -> Page) -> Answer {
        let secret = visit.token.isEmpty ? Secret.make() : visit.token
        let form = FormView(action: visit.path, token: secret, once: Secret.make())
        return visit.token.isEmpty ? .start(view(form), secret: secret) : .page(view(form))
    }

    private static func again(
        _ visit: Visit, _ refusals: [Refusal], status: Int = 422, _ view: (FormView) -> Page
    ) -> Answer {
        var page = view(
            FormView(
                action: visit.path, token: visit.token, once: Secret.make(), given: visit.given,
                refusals: refusals))
        page.status = status
        return .page(page)
    }

    static func ask(_ visit: Visit) async throws -> Answer {
        start(visit) { PublicLineViews.ask(visit, $0) }
    }

    static func asked(_ visit: Visit) async throws -> Answer {
        var reader = FieldReader(visit.given)
        do {
            let asking = try AskForCallback(&reader, visit.authority.lineRules, on: visit.today)
            let done = try await asking.ask(in: visit.house, from: visit.address, once: visit.once)
            guard let done else { return again(visit, [tooMany], status: 429) { PublicLineViews.ask(visit, $0) } }
            return .page(PublicLineViews.done(visit, done))
        } catch let refused as Refusals {
            return again(visit, refused.list) { PublicLineViews.ask(visit, $0) }
        }
    }

    static let referenceField = Field(
        "reference", "Reference", hint: "Like K7QM-3XRD", .text(width: 10), required: "Give the reference",
        limit: 40)

    static func look(_ visit: Visit) async throws -> Answer {
        start(visit) { PublicLineViews.look($0, found: nil, visit) }
    }

    static func looked(_ visit: Visit) async throws -> Answer {
        var reader = FieldReader(visit.given)
        let reference: String? = reader.required(referenceField)
        let postcode = reader.required(AskForCallback.postcodeField, as: Postcode.self)
        let view = { (form: FormView) in PublicLineViews.look(form, found: nil, visit) }
        guard let reference, let postcode else { return again(visit, reader.refusals, view) }
        let outcome = try await SeenPromise.find(
            reference, postcode, from: visit.address, in: visit.store)
        switch outcome {
        case .found(let found):
            return again(visit, [], status: 200) { PublicLineViews.look($0, found: found, visit) }
        case .unknown:
            let words = "We know no promise with this reference and postcode. Check both."
            return again(visit, [Refusal(referenceField, words)], view)
        case .wait: return again(visit, [tooMany], status: 429, view)
        }
    }

    private static let tooMany = Refusal(
        "", "A lot has been asked from your network. Wait a minute, then try again, or ring us.")
}
