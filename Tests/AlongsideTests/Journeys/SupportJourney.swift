import Alongside
import AlongsideTesting
import Reckoning
import Storage
import Testing

/// Support from the request to the review, on the pages, by the people who do each part of it.
@Suite struct SupportJourney {
    @Test(arguments: TestDatabase.engines)
    func `support is accepted, allocated, given, reported and reviewed on the pages`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested()
            let address = "/requests/\(request)"
            try await theLeadAcceptsIt(story, address)
            try await theLeadAllocatesIt(story, address)
            try await thePractitionerGivesAndReportsIt(story, address)
            try await theMeetingReviewsIt(story, address, try await story.reviewItem(request))
            try await theSchoolReadsItAll(story, address)
        }
    }

    private func signedIn(_ person: Person, _ story: SupportStory) async throws -> Client {
        let client = Client(story.test)
        try await client.signIn(person)
        return client
    }

    private func theLeadAcceptsIt(_ story: SupportStory, _ address: String) async throws {
        let lena = try await signedIn(Cast.lena, story)
        let list = try await lena.get("/support")
        #expect(list.body.contains("EPSS for Marshgate Primary School"))
        #expect(list.body.contains("Answer by 21 October 2025"))
        let page = try await lena.get(address)
        #expect(page.body.contains("Accept this request"))
        let form = try await lena.get(address + "/accept")
        #expect(form.status == 200)
        let answer = try await lena.post(
            address + "/accept", [("version", form.hidden("version"))])
        #expect(answer.location == address)
    }

    private func theLeadAllocatesIt(_ story: SupportStory, _ address: String) async throws {
        let lena = try await signedIn(Cast.lena, story)
        let form = try await lena.get(address + "/allocate")
        #expect(form.body.contains("Priya Lode has the most days left: 49 days"))
        let wrong = try await lena.post(
            address + "/allocate", [("practitioner", Cast.pat.id.text), ("days", "2½")])
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("Priya Lode is suggested"))
        let answer = try await lena.post(
            address + "/allocate",
            [
                ("practitioner", Cast.priya.id.text), ("days", "2½"), ("first-day-day", "7"),
                ("first-day-month", "10"), ("first-day-year", "2025"), ("first-half", "pm"),
            ])
        #expect(answer.status == 303)
        let people = try await lena.get("/practitioners")
        #expect(people.body.contains("Priya Lode"))
        #expect(people.body.contains("46½ days"))
    }

    private func thePractitionerGivesAndReportsIt(
        _ story: SupportStory, _ address: String
    ) async throws {
        let priya = try await signedIn(Cast.priya, story)
        #expect(try await priya.get("/support").body.contains("EPSS for Marshgate"))
        let answer = try await priya.post(
            address + "/sessions/new",
            [("day", "2025-10-07"), ("hours", "3½"), ("what", "Watched <reading>")])
        #expect(answer.status == 303)
        let page = try await priya.get(address)
        #expect(page.body.contains("½ of 2½ days"))
        #expect(page.body.contains("Watched &lt;reading&gt;"))
        _ = try await priya.post(
            address + "/report", [("findings", "Slow reading"), ("recommendations", "Every day")])
        let pat = try await signedIn(Cast.pat, story)
        #expect(try await pat.get(address).status == 404)
        #expect(try await pat.get("/support").body.contains("You have nothing allocated"))
    }

    private func theMeetingReviewsIt(
        _ story: SupportStory, _ address: String, _ item: ID<AgendaItem>
    ) async throws {
        let sana = try await signedIn(Cast.sana, story)
        #expect(try await sana.get(address).body.contains("Review this support"))
        let form = try await sana.get(address + "/review")
        #expect(form.body.contains("Slow reading"))
        let answer = try await sana.post(
            address + "/review",
            [
                ("item", item.text), ("outcome", "achieved"), ("next", "Keep at it"),
                ("going", "close"),
            ])
        #expect(answer.location == address)
    }

    private func theSchoolReadsItAll(_ story: SupportStory, _ address: String) async throws {
        let dawn = try await signedIn(Cast.dawn, story)
        let page = try await dawn.get(address)
        for words in ["Achieved", "Keep at it", "Every day", "Nothing more is to be done"] {
            #expect(page.body.contains(words), "\(words)")
        }
        let concern = try await dawn.get("/concerns/\(story.concern)")
        #expect(concern.body.contains(address))
        let json = try await dawn.get("/api" + address)
        #expect(json.body.contains(#""outcome":"achieved""#))
        let all = try await dawn.get("/api/requests?state=closed")
        #expect(all.body.contains(#""total":1"#))
    }

    @Test(arguments: TestDatabase.engines)
    func `a form for what is not yours is not there`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested()
            let sol = try await signedIn(Cast.sol, story)
            let hidden = try await sol.get("/requests/\(request)/accept")
            let absent = try await sol.get(
                "/requests/00000000-0000-7000-8000-000000000000/accept")
            #expect(hidden.status == 404)
            #expect(hidden.body == absent.body)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `reading a child's request is written down`(_ engine: Engine) async throws {
        try await SupportStory.with(
            engine, concern: ["focus": "child", "child": Cast.kit.text]
        ) { story in
            let request = try await story.requested()
            let lena = try await signedIn(Cast.lena, story)
            let page = try await lena.get("/requests/\(request)")
            #expect(page.body.contains("Kit Larkin"))
            #expect(!page.body.contains("<title>Kit"))
            let readings = try await story.test.store.read {
                try $0.count("SELECT count(*) FROM audit WHERE act = 'ReadChild'")
            }
            #expect(readings == 1)
        }
    }
}
