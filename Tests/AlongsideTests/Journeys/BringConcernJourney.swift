import Pages
import Alongside
import AlongsideTesting
import Storage
import Testing

/// A SENDCo raises a concern on the page; the zone's adviser reads it; a script reads it as JSON.
@Suite struct BringConcernJourney {
    @Test(arguments: TestDatabase.engines)
    func `a SENDCo raises a concern on the page`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            try await theQuestionComesFirst(dawn)
            try await whatIsMissingIsSaidAndWhatWasTypedIsKept(dawn)
            let address = try await theConcernIsRaised(dawn)
            try await theAdviserReadsIt(address, test)
            try await anotherSchoolDoesNotFindIt(address, test)
        }
    }

    private let form = "/schools/900001/concerns/new"

    private func theQuestionComesFirst(_ dawn: Client) async throws {
        let page = try await dawn.get(form)
        #expect(page.status == 200)
        #expect(page.body.contains("What is the concern about?"))
        let next = try await dawn.get(form + "?focus=cohort")
        #expect(next.body.contains("Name of the cohort"))
    }

    private func whatIsMissingIsSaidAndWhatWasTypedIsKept(_ dawn: Client) async throws {
        let page = try await dawn.post(form, [("focus", "whole-school"), ("tried", "A <b>lot</b>")])
        #expect(page.status == 422)
        #expect(page.body.contains("Say what outcome you want"))
        #expect(page.body.contains("A &lt;b&gt;lot&lt;/b&gt;"))
    }

    private func theConcernIsRaised(_ dawn: Client) async throws -> String {
        let fields = concern().values.filter { $0.key != "school" }
            .flatMap { name, values in values.map { (name, $0) } }
        let answer = try await dawn.post(form, fields)
        #expect(answer.status == 303)
        let address = try #require(answer.location)
        let page = try await dawn.get(address)
        #expect(page.body.contains("Reading across Year 4"))
        #expect(page.body.contains("in the pack of the next meeting"))
        return address
    }

    private func theAdviserReadsIt(_ address: String, _ test: TestHouse) async throws {
        let sana = Client(test)
        try await sana.signIn(Cast.sana)
        #expect(try await sana.get(address).body.contains("Paired reading since May."))
        let json = try await sana.get("/api" + address)
        #expect(json.body.contains(#""state":"brought""#))
    }

    private func anotherSchoolDoesNotFindIt(_ address: String, _ test: TestHouse) async throws {
        let otto = Client(test)
        try await otto.signIn(Cast.otto)
        let hidden = try await otto.get(address)
        let absent = try await otto.get("/concerns/00000000-0000-7000-8000-000000000000")
        #expect(hidden.status == 404)
        #expect(hidden.body == absent.body)
    }

    @Test(arguments: TestDatabase.engines)
    func `a forged post changes nothing`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            let answer = try await dawn.post(form, [("_token", "guessed"), ("focus", "cohort")])
            #expect(answer.status == 403)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a script brings a concern once, however often it asks`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            let section = TestHouse.norfolk?.latestNeedSections.first?.code ?? ""
            let body = """
                {"school": 900001, "focus": "whole-school", "title": "Lunch", "offer": "universal",
                 "sections": ["\(section)"], "tried": "a", "outcome": "b", "asked": "c"}
                """
            let key = ["Idempotency-Key": "k-1"]
            let first = try await dawn.postJSON("/api/concerns", body, headers: key)
            let second = try await dawn.postJSON("/api/concerns", body, headers: key)
            #expect(first.status == 201)
            #expect(first.body == second.body)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what was typed in a session that ended is there after signing in`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            test.clock.advance(minutes: 45)
            let answer = try await dawn.post(form, [("focus", "whole-school"), ("tried", "Kept words")])
            #expect(answer.location?.hasPrefix("/sign-in") == true)
            try await dawn.signIn(Cast.dawn)
            #expect(try await dawn.get(form).body.contains("Kept words"))
        }
    }
}
