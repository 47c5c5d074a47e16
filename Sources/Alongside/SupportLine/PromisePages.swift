import Pages
import Reckoning
import Storage

/// The pages of promises to callers, and of what the zone teams were told.
enum PromisePages {
    static let routes: [Route] =
        [Route.page("/line/promises/{promise}", needs: .right(.logCall), "A promise to a caller.", show)]
        + door(TakeCallback.self, .take, "It is your turn now.")
        + door(LogAttempt.self, .attempt, "The attempt is logged.")
        + door(KeepPromise.self, .keep, "The promise is kept.")
        + door(BreakPromise.self, .breakIt, "It is written down that the promise was not kept.")
        + door(PassCallback.self, .pass, "It is passed on.")
        + [
            Route.page(
                "/line/notices/{notice}", needs: .right(.seeZone),
                "What the support line told a zone's team.", notice)
        ]
        + Route.form(
            TakeNotice.self, at: "/line/notices/{notice}/take",
            page: { visit, form in
                try await PromisePages.notice(visit, form)
            },
            done: { _, done in (Address.notice(done.notice), "You are seeing to this.") })

    /// A page on which one thing is done to a promise.
    private static func door<Doing: Act>(
        _ act: Doing.Type, _ door: Address.PromiseDoor, _ notice: String
    ) -> [Route] where Doing.Done == PromiseDone {
        Route.form(
            act, at: door.path,
            page: { visit, form in
                try await PromisePage.load(visit).doorPage(visit, form, act: act, door)
            },
            done: { _, done in (Address.promise(done.promise), notice) })
    }

    static func show(_ visit: Visit) async throws -> Page {
        try await PromisePage.load(visit).page(visit)
    }

    static func notice(_ visit: Visit) async throws -> Page {
        try await notice(visit, nil)
    }

    private static func notice(_ visit: Visit, _ form: FormView?) async throws -> Page {
        let id: ID<LineNotice> = try visit.parameter("notice")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database in
            try LineNotice.find(id, for: person, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        return found.page(visit, form)
    }
}

/// What the page of a promise shows.
struct PromisePage: Sendable {
    let promise: PromiseRecord
    let steps: [Step<Promise.Event>]
    let staff: [LineStaff]
    let earlier: [CallSummary]

    static func load(_ visit: Visit) async throws -> PromisePage {
        let id: ID<Promise> = try visit.parameter("promise")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database -> PromisePage? in
            guard let promise = try PromiseRecord.find(id, for: person, in: database) else { return nil }
            return PromisePage(
                promise: promise,
                steps: try Step.all(from: "promise_step", where: "st.promise = \(id)", in: database),
                staff: try LineStaff.on(today, in: database),
                earlier: try CallSummary.from(promise.phone, for: person, in: database))
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(
            of: [found.promise.call?.subject ?? id.subject], by: person, at: "line")
        return found
    }
}
