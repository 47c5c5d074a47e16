import AlongsideTesting
import Foundation
import Reckoning
import Storage
import Testing

@testable import Alongside

/// A coordinator plans a term, asks why, publishes; a school answers.
@Suite struct PlanTermJourney {
    @Test(arguments: TestDatabase.engines)
    func `a term is planned, looked at, published and answered`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let zoe = Client(test)
            try await zoe.signIn(Cast.zoe)
            let plan = try await asksForPlan(zoe)
            let waiting = try await zoe.get(plan)
            #expect(waiting.body.contains("Being planned") && waiting.body.contains("Waiting to begin"))
            while try await PlanWorker(house: test.house).workNext() {}
            let page = try await zoe.get(plan).body
            #expect(page.contains("Every meeting has a place") && page.contains("4 of 4"))
            try await asksWhy(zoe, page)
            try await publishes(zoe, plan)
            try await schoolAnswers(test)
            let answered = try await zoe.get(plan).body
            #expect(answered.contains("What schools answered") && answered.contains("Not answered"))
            #expect(try await test.miscounted() == 0)
        }
    }

    private func asksForPlan(_ zoe: Client) async throws -> String {
        let form = try await zoe.get("/plans/new").body
        #expect(form.contains("Norwich (North)") && !form.contains("Great Yarmouth"))
        let sent = try await zoe.post(
            "/plans/new",
            [
                ("term", "2026-01-05"), ("zones", Cast.north), ("seconds", "1"),
                ("kinds", "team-around-school"), ("kinds", "zone-inclusion-partnership"),
            ])
        #expect(sent.status == 303)
        return try #require(sent.location?.components(separatedBy: "?").first)
    }

    private func asksWhy(_ zoe: Client, _ page: String) async throws {
        let path = try #require(page.firstMatch(of: /\/placements\/[0-9a-f-]{36}/).map { String($0.0) })
        let why = try await zoe.get(path).body
        #expect(why.contains("Why here?") && why.contains("Other times without moving anything"))
        #expect(!why.contains("HTML(bytes"))
        let halfTerm = try await zoe.get("\(path)?day-day=18&day-month=2&day-year=2026&starts=09:00").body
        #expect(halfTerm.contains("It cannot be then") && halfTerm.contains("not a school day"))
    }

    private func publishes(_ zoe: Client, _ plan: String) async throws {
        let confirm = try await zoe.get("\(plan)/publish").body
        #expect(confirm.contains("New meetings"))
        let once = confirm.components(separatedBy: #"name="_once" value=""#)[1].prefix { $0 != "\"" }
        for _ in 0..<2 {
            let sent = try await zoe.post("\(plan)/publish", [], once: String(once))
            #expect(sent.status == 303)
        }
        #expect(try await zoe.get(plan).body.contains("Published"))
    }

    private func schoolAnswers(_ test: TestHouse) async throws {
        let dawn = Client(test)
        try await dawn.signIn(Cast.dawn)
        let id: ID<Meeting>? = try await test.store.read { database in
            try database.value("SELECT id FROM meeting WHERE school = \(Cast.marshgate)")
        }
        let meeting = Address.meeting(try #require(id))
        let page = try await dawn.get(meeting).body
        #expect(page.contains("Answer the invitation") && page.contains("Add to your calendar"))
        #expect(try await dawn.post("\(meeting)/answer", [("answer", "accepted")]).status == 303)
    }
}
