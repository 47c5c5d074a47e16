import Pages
import Reckoning
import Storage

/// The pages of calls.
package enum CallPages {
    package static let routes: [Route] =
        Route.form(
            LogCall.self, at: Address.logCall, page: { try await ask($0, $1) }, done: logged)
        + Route.form(
            LogCall.self, at: Address.logSecondCall, page: { try await ask($0, $1) }, done: logged)
        + Route.form(
            LogCall.self, at: Address.logPaperCall,
            page: { try await ask($0, $1, channel: .paper) }, done: logged)
        + [
            Route.page(
                "/line/calls", needs: .right(.logCall), "Calls to the support line.", CallList.page),
            Route.page("/line/calls/{call}", needs: .right(.logCall), "A call.", show),
            Route.page(
                "/line/calls/{call}/services", needs: .right(.logCall),
                "The services a caller was pointed to, as a list to print.", services),
            Route(
                .get, "/line/settings", needs: .right(.logCall),
                summary: "Settings for what has been typed so far, with their zones.", settings),
            Route(
                .get, "/line/signposts", needs: .right(.logCall),
                summary: "Services and contacts for what has been typed so far.", signposts),
            Route(
                .get, "/line/earlier", needs: .right(.logCall),
                summary: "Earlier calls from a telephone number.", earlier),
        ]
        + Route.form(
            PromiseCallback.self, at: "/line/calls/{call}/promise", page: promise,
            done: { visit, done in
                let due = visit.authority.timeZone.localTime(of: done.due).long
                return (Address.call(done.call), "Promised by \(due). Reference \(done.reference).")
            })
        + Route.form(
            TellZoneTeam.self, at: "/line/calls/{call}/tell", page: tell,
            done: { _, done in (Address.call(done.call), "The zone team is told.") })
        + Route.form(
            LinkChild.self, at: "/line/calls/{call}/child", page: child,
            done: { _, done in (Address.call(done.call), "The call is about this child.") })
        + Route.form(
            RaiseFromCall.self, at: "/line/calls/{call}/raise", page: raise,
            done: { _, done in
                let notice =
                    done.needsLawfulBasis
                    ? "The concern is raised. The school has to record a lawful basis before it is discussed."
                    : "The concern is raised."
                return (Address.call(done.call), notice)
            })

    /// After a call is saved: its page, or what it goes on to.
    private static func logged(_ visit: Visit, _ done: LogCall.Done) -> (to: String, notice: String) {
        let reference = done.reference.map { " The caller’s reference is \($0)." } ?? ""
        switch done.follows {
        case .concern, .wayForward, .request:
            return (Address.raise(done.call, done.follows), "The call is saved.\(reference)")
        case .nothing, .promise, .zoneTeam:
            return (Address.call(done.call), "The call is saved.\(reference)")
        }
    }

    /// The call screen. Every form has a number of its own that its draft keeps, so that the same
    /// call is saved once from wherever it is sent.
    static func ask(
        _ visit: Visit, _ form: FormView, channel: LineCall.Channel = .telephone
    ) async throws -> Page {
        var form = form
        if form.given["form"].isEmpty { form.given["form"] = Secret.make() }
        if form.given["opened"].isEmpty { form.given["opened"] = visit.house.now().iso }
        try await fill(&form, visit)
        if form.given["caller"].isEmpty, form.given["owner"].isEmpty { form.given["owner"] = "me" }
        form.given["channel"] = channel.rawValue
        let (given, person, house) = (form.given, try visit.signedIn, visit.house)
        let school = URN(form.given["school"])
        let screen = try await visit.store.read { database in
            CallScreen(
                channel: channel,
                settings: try FoundSetting.find(
                    given["setting"], chosen: school, for: person, house, in: database),
                earlier: try CallSummary.from(given["phone"], for: person, in: database),
                ofSchool: try school.map {
                    try CallSummary.about($0, for: person, in: database)
                } ?? [],
                signposts: Signpost.find(
                    given["signpost"], chosen: given.all("signposted"), house.authority,
                    on: house.today))
        }
        return screen.page(visit, form)
    }

    /// A call that is made to keep a promise begins with what is known of it.
    private static func fill(_ form: inout FormView, _ visit: Visit) async throws {
        guard let id = ID<Promise>(form.given["back"]), form.given["phone"].isEmpty else { return }
        let person = try visit.signedIn
        let found = try await visit.store.read { try PromiseRecord.find(id, for: person, in: $0) }
        guard let found else { return }
        try await visit.house.noteReading(of: [id.subject], by: person, at: "line")
        form.given["phone"] = found.phone
        form.given["caller-name"] = found.name
        form.given["reason"] = found.reason
    }

    static func settings(_ visit: Visit) async throws -> Answer {
        let (typed, person, house) = (visit.query["q"], try visit.signedIn, visit.house)
        let found = try await visit.store.read { database in
            try FoundSetting.find(typed, chosen: nil, for: person, house, in: database)
        }
        return .fragment(CallScreen.options(found, chosen: "", typed: typed, house.authority))
    }

    static func signposts(_ visit: Visit) async throws -> Answer {
        let found = Signpost.find(visit.query["q"], chosen: [], visit.authority, on: visit.today)
        return .fragment(CallScreen.options(found, chosen: []))
    }

    static func earlier(_ visit: Visit) async throws -> Answer {
        let (phone, person) = (visit.query["q"], try visit.signedIn)
        let found = try await visit.store.read { database in
            try CallSummary.from(phone, for: person, in: database)
        }
        let items = found.map { call -> HTML in "<li>\(call.line(visit.authority))</li>" }
        return .fragment("\(items)")
    }

    /// A call with everything around it. The reading is written down first.
    static func show(_ visit: Visit) async throws -> Page {
        try await CallPage.load(visit).page(visit)
    }

    static func services(_ visit: Visit) async throws -> Page {
        let page = try await CallPage.load(visit)
        let sent = try await visit.store.read { try SentServices.of(page.call.id, in: $0) }
        return page.servicesPage(visit, sent)
    }

    static func promise(_ visit: Visit, _ form: FormView) async throws -> Page {
        try await CallPage.load(visit).promisePage(visit, form)
    }

    static func tell(_ visit: Visit, _ form: FormView) async throws -> Page {
        try await CallPage.load(visit).tellPage(visit, form)
    }

    static func child(_ visit: Visit, _ form: FormView) async throws -> Page {
        try await CallPage.load(visit).childPage(visit, form)
    }

    static func raise(_ visit: Visit, _ form: FormView) async throws -> Page {
        try await CallPage.load(visit).raisePage(visit, form)
    }
}
