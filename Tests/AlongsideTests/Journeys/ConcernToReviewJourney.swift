import Alongside
import AlongsideTesting
import Foundation
import Pages
import Reckoning
import Storage
import Testing

/// From concern to review: a child's concern, with consent, through a Team Around the School to
/// EPSS, and back to the next Team Around the School, where it ends.
@Suite struct ConcernToReviewJourney {
    @Test(arguments: TestDatabase.engines)
    func `a child's concern reaches agreed support and is reviewed`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let concern = try await dawnRaisesAConcernAndRecordsConsent(test)
            let meeting = try await zoePlansATeamAroundTheSchool(test, "14", "10", "2025")
            try await thePackBuildsItself(test, meeting, concern)
            try await sanaClosesThePack(test, meeting)
            try await onTheDay("2025-10-14", test)
            try await sanaRecordsADecisionForEPSS(test, meeting)
            try await sanaPublishesTheRecap(test, meeting)
            try await everybodyReadsWhatTheyMay(test, meeting)
            let request = try await epssGivesTheSupport(test)
            try await onTheDay("2026-01-06", test)
            let next = try await zoePlansATeamAroundTheSchool(test, "13", "1", "2026")
            try await sanaClosesThePack(test, next)
            try await onTheDay("2026-01-13", test)
            try await theSupportIsReviewed(test, next, request)
            #expect(try await test.concernState(concern) == .closed)
            #expect(try await test.miscounted() == 0)
        }
    }

    private func signedIn(_ person: Person, _ test: TestHouse) async throws -> Client {
        let client = Client(test)
        try await client.signIn(person)
        return client
    }

    private func onTheDay(_ day: String, _ test: TestHouse) async throws {
        let day = try #require(Day(iso: day))
        test.clock.move(
            to: test.house.authority.timeZone.instant(of: LocalTime(day: day, minute: 600)))
    }

    private func id<Noun>(_ location: String?, after part: String) throws -> ID<Noun> {
        let text = try #require(location?.components(separatedBy: part).last)
        return try #require(ID(String(text.prefix(36))))
    }

    private func dawnRaisesAConcernAndRecordsConsent(_ test: TestHouse) async throws -> ID<Concern> {
        let dawn = try await signedIn(Cast.dawn, test)
        let fields = concern([
            "focus": "child", "child": Cast.kit.text, "title": "Reading in class",
        ])
        .values.filter { $0.key != "school" }.flatMap { name, all in all.map { (name, $0) } }
        let raised = try await dawn.post("/schools/900001/concerns/new", fields)
        let concern: ID<Concern> = try id(raised.location, after: "/concerns/")
        let page = try await dawn.get("/concerns/\(concern)")
        #expect(page.body.contains("You need a lawful basis"))
        let basis = consent().values.filter { $0.key != "child" }.map { ($0.key, $0.value[0]) }
        let recorded = try await dawn.post("/children/\(Cast.kit)/basis/new", basis)
        #expect(recorded.location == "/children/\(Cast.kit)")
        let child = try await dawn.get("/children/\(Cast.kit)")
        #expect(child.body.contains("May be discussed"))
        #expect(child.body.contains("Reading in class"))
        #expect(!child.body.contains("<title>Kit"))
        return concern
    }

    private func zoePlansATeamAroundTheSchool(
        _ test: TestHouse, _ day: String, _ month: String, _ year: String
    ) async throws -> ID<Meeting> {
        let zoe = try await signedIn(Cast.zoe, test)
        #expect(try await zoe.get("/meetings/new").body.contains("What kind of meeting?"))
        let form = try await zoe.get("/meetings/new?kind=team-around-school")
        #expect(form.body.contains("Marshgate Primary School"))
        #expect(!form.body.contains("Sandholme"))
        let planned = try await zoe.post(
            "/meetings/new",
            [
                ("kind", "team-around-school"), ("school", "900001"), ("day-day", day),
                ("day-month", month), ("day-year", year), ("starts", "09:30"),
                ("minutes", "90"), ("place", "The library"),
            ])
        #expect(planned.status == 303)
        return try id(planned.location, after: "/meetings/")
    }

    private func thePackBuildsItself(
        _ test: TestHouse, _ meeting: ID<Meeting>, _ concern: ID<Concern>
    ) async throws {
        let dawn = try await signedIn(Cast.dawn, test)
        let pack = try await dawn.get("/meetings/\(meeting)")
        #expect(pack.body.contains("Reading in class"))
        #expect(pack.body.contains("Sana Wells"))
        #expect(pack.body.contains("Raise a concern"))
        // The zone team sees that a child's concern waits, and no more until the pack closes.
        let sana = try await signedIn(Cast.sana, test)
        let withheld = try await sana.get("/meetings/\(meeting)")
        #expect(!withheld.body.contains("Reading in class"))
        #expect(withheld.body.contains("Withheld: it is about a child"))
        #expect(try await sana.get("/meetings").body.contains("Marshgate Primary School"))
    }

    private func sanaClosesThePack(_ test: TestHouse, _ meeting: ID<Meeting>) async throws {
        let sana = try await signedIn(Cast.sana, test)
        let ask = try await sana.get("/meetings/\(meeting)/close-pack")
        #expect(ask.body.contains("What comes in afterwards waits"))
        #expect(try await sana.post("/meetings/\(meeting)/close-pack", []).status == 303)
    }

    private func sanaRecordsADecisionForEPSS(_ test: TestHouse, _ meeting: ID<Meeting>) async throws {
        let sana = try await signedIn(Cast.sana, test)
        let record = try await sana.get("/meetings/\(meeting)/record")
        #expect(record.body.contains("Reading in class"))
        #expect(record.body.contains("Support from EPSS"))
        let item = try #require(try await test.items(meeting).first { $0.concern != nil })
        let form = "/meetings/\(meeting)/items/\(item.id)"
        let fields = [
            ("version", "1"), ("notes", "Kit reads alone."), ("decision", "epss"),
            ("question", "Which approach fits?"),
        ]
        #expect(
            try await sana.post(form, fields).location
                == "/meetings/\(meeting)/record#item-\(item.id)")
        let action = [
            ("what", "Send the plan"), ("owner-name", "Dawn Reed"), ("due", "2025-10-31"),
        ]
        #expect(try await sana.post("/meetings/\(meeting)/actions/new", action).status == 303)
    }

    private func sanaPublishesTheRecap(_ test: TestHouse, _ meeting: ID<Meeting>) async throws {
        let sana = try await signedIn(Cast.sana, test)
        let nobody = try await sana.post("/meetings/\(meeting)/hold", [])
        #expect(nobody.status == 422)
        #expect(nobody.body.contains("Say who came"))
        try await test.hold(meeting)
        let ask = try await sana.get("/meetings/\(meeting)/publish")
        #expect(ask.body.contains("A request for support goes to Educational Psychology"))
        #expect(ask.body.contains("Which approach fits?"))
        #expect(ask.body.contains("withheld from all but the school"))
        let published = try await sana.post(
            "/meetings/\(meeting)/publish", [("summary", "A useful hour.")], once: "publish")
        #expect(published.location == "/meetings/\(meeting)/recap")
        let twice = try await sana.post(
            "/meetings/\(meeting)/publish", [("summary", "A useful hour.")], once: "publish")
        #expect(twice.location == "/meetings/\(meeting)/recap")
    }

    private func everybodyReadsWhatTheyMay(_ test: TestHouse, _ meeting: ID<Meeting>) async throws {
        let dawn = try await signedIn(Cast.dawn, test)
        let recap = try await dawn.get("/meetings/\(meeting)/recap")
        #expect(recap.body.contains("A useful hour."))
        #expect(recap.body.contains("Support from EPSS"))
        #expect(recap.body.contains("Send the plan"))
        #expect(recap.body.contains("Request to EPSS"))
        let rated = try await dawn.post("/meetings/\(meeting)/rate", [("stars", "4")])
        #expect(rated.status == 303)
        let cora = try await signedIn(Cast.cora, test)
        let withheld = try await cora.get("/meetings/\(meeting)/recap")
        #expect(withheld.body.contains("This item is withheld"))
        #expect(!withheld.body.contains("Kit reads alone."))
    }

    private func epssGivesTheSupport(_ test: TestHouse) async throws -> ID<SupportRequest> {
        let found: ID<SupportRequest>? = try await test.store.read {
            try $0.value("SELECT id FROM support_request WHERE state = 'requested'")
        }
        let request = try #require(found)
        let id = request.text
        try await test.does(Cast.lena, AcceptRequest.self, ["request": id])
        try await test.does(
            Cast.lena, AllocateSupport.self,
            [
                "request": id, "practitioner": Cast.priya.id.text, "days": "2",
                "reason": "Knows the school.",
            ])
        try await test.does(
            Cast.priya, LogSession.self,
            ["request": id, "day": "2025-10-14", "hours": "2½", "what": "Watched a lesson."])
        try await test.does(
            Cast.priya, ReportSupport.self,
            ["request": id, "findings": "Guesses words.", "recommendations": "Read aloud daily."])
        return request
    }

    private func theSupportIsReviewed(
        _ test: TestHouse, _ meeting: ID<Meeting>, _ request: ID<SupportRequest>
    ) async throws {
        let sana = try await signedIn(Cast.sana, test)
        let item = try #require(try await test.items(meeting).first { $0.isReview })
        let form = "/meetings/\(meeting)/items/\(item.id)"
        let half = try await sana.post(form, [("version", "1"), ("outcome", "achieved")])
        #expect(half.status == 422)
        #expect(half.body.contains("Say whether the support goes on"))
        let fields = [
            ("version", "1"), ("outcome", "achieved"), ("going", "close"),
            ("next", "Keep reading."),
        ]
        #expect(try await sana.post(form, fields).status == 303)
        try await test.hold(meeting)
        #expect(try await sana.post("/meetings/\(meeting)/publish", []).status == 303)
        let state: String? = try await test.store.read {
            try $0.value("SELECT state FROM support_request WHERE id = \(request)")
        }
        #expect(state == "closed")
        let dawn = try await signedIn(Cast.dawn, test)
        #expect(try await dawn.get("/meetings/\(meeting)/recap").body.contains("Achieved"))
    }
}
