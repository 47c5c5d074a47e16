import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

private let kit = ["focus": "child", "child": Cast.kit.text]

@Suite struct LogSessionTests {
    @Test(arguments: TestDatabase.engines)
    func `the first session sets the support going, and days are counted`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated()
            try await story.logs(request)
            #expect(try await story.state(request) == "delivering")
            try await story.logs(request, ["hours": "1½"])
            let record = try await story.sees(Cast.dawn, request)
            #expect(record?.halfHoursUsed == 8)
            #expect(record?.daysWords == "1 of 3 days")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `days to come, days before the allocation and odd hours are refused`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated()
            let cases = [
                (["day": "2025-10-08"], ["day"]), (["day": "2025-10-06"], ["day"]),
                (["hours": "0"], ["hours"]), (["hours": "12½"], ["hours"]),
                (["hours": "1.25"], ["hours"]), (["day": "2025-02-30"], ["day"]),
            ]
            for (change, wrong) in cases {
                let fields = [
                    "request": request.text, "day": "2025-10-07", "hours": "2", "what": "Met",
                ].merging(change) { $1 }
                let refused = try await story.refusals(Cast.priya, LogSession.self, fields)
                #expect(refused.map(\.field) == wrong, "\(change)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `more than the days agreed takes a reason`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated(to: Cast.priya, ["days": "½"])
            let refused = await #expect(throws: Refusals.self) {
                try await story.logs(request, ["hours": "4"])
            }
            #expect(refused?.list.map(\.field) == ["reason"])
            #expect(refused?.list.first?.words.contains("½ hour over the ½ day agreed") == true)
            try await story.logs(request, ["hours": "4", "reason": "The staff asked for more"])
            #expect(try await story.sees(Cast.priya, request)?.daysWords == "1 of ½ day")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only whoever has it logs and reports`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated(to: Cast.priya)
            await #expect(throws: NotThere.self) { try await story.logs(request, as: Cast.pat) }
            await #expect(throws: NotAllowed.self) { try await story.logs(request, as: Cast.lena) }
            await #expect(throws: NotThere.self) {
                try await story.does(
                    Cast.pat, ReportSupport.self,
                    ["request": request.text, "findings": "a", "recommendations": "b"])
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `sending a session twice logs it once`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated()
            let fields = [
                "request": request.text, "day": "2025-10-07", "hours": "2", "what": "Met",
            ]
            try await story.does(Cast.priya, LogSession.self, fields, once: "a-form")
            try await story.does(Cast.priya, LogSession.self, fields, once: "a-form")
            #expect(try await story.sees(Cast.priya, request)?.halfHoursUsed == 4)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a session with a child needs a lawful basis on its day`(_ engine: Engine) async throws {
        try await SupportStory.with(engine, concern: kit) { story in
            let request = try await story.allocated()
            try await story.test.store.keep {
                try $0.run("UPDATE lawful_basis SET until_day = '2025-10-08'")
            }
            story.test.clock.advance(days: 1)
            try await story.logs(request)
            let refused = await #expect(throws: Refusals.self) {
                try await story.logs(request, ["day": "2025-10-08"])
            }
            #expect(refused?.list.map(\.field) == ["day"])
        }
    }
}

@Suite struct ReportSupportTests {
    @Test(arguments: TestDatabase.engines)
    func `a report takes a session, or a reason why there was none`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated()
            let fields = [
                "request": request.text, "findings": "Nothing", "recommendations": "Ask later",
            ]
            let refused = try await story.refusals(Cast.priya, ReportSupport.self, fields)
            #expect(refused.map(\.field) == ["reason"])
            try await story.does(
                Cast.priya, ReportSupport.self, fields.merging(["reason": "School closed"]) { $1 })
            #expect(try await story.state(request) == "reported")
            let again = try await story.refusals(Cast.priya, ReportSupport.self, fields)
            #expect(again.first?.words.contains("Waiting for review") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `reported support waits for the school's next meeting`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.reported()
            let today = story.test.house.today
            let waiting = try await story.test.store.read {
                try SupportRecord.awaitingReview(
                    at: Cast.marshgate, for: Cast.sana, on: today, in: $0)
            }
            #expect(waiting.map(\.id) == [request])
            let going = try await story.test.store.read {
                try SupportRecord.inProgress(at: Cast.marshgate, for: Cast.sana, on: today, in: $0)
            }
            #expect(going.isEmpty)
        }
    }
}

@Suite struct ReviewSupportTests {
    private func fields(
        _ request: ID<SupportRequest>, _ item: ID<AgendaItem>, going: String = "close"
    ) -> [String: String] {
        [
            "request": request.text, "item": item.text, "outcome": "partly",
            "next": "Keep reading together", "going": going,
        ]
    }

    @Test(arguments: TestDatabase.engines)
    func `a review closes the request and its concern`(_ engine: Engine) async throws {
        try await SupportStory.with(engine, concern: kit) { story in
            let request = try await story.reported()
            let item = try await story.reviewItem(request)
            let done = try await story.does(Cast.sana, ReviewSupport.self, fields(request, item))
            #expect(done.followedBy == nil)
            #expect(try await story.state(request) == "closed")
            #expect(try await story.concernState() == "closed")
            #expect(try await story.sees(Cast.dawn, request)?.outcome == .partly)
            #expect(try await story.sees(Cast.lena, request)?.isWithheld == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `support that goes on becomes a request of its own`(_ engine: Engine) async throws {
        try await SupportStory.with(engine, concern: kit) { story in
            let request = try await story.reported()
            let item = try await story.reviewItem(request)
            let done = try await story.does(
                Cast.sana, ReviewSupport.self, fields(request, item, going: "continue"))
            let next = try #require(done.followedBy)
            #expect(try await story.state(request) == "closed")
            #expect(try await story.state(next) == "requested")
            #expect(try await story.concernState() == "supported")
            let record = try await story.sees(Cast.lena, next)
            #expect(record?.question == "Keep reading together")
            #expect(record?.isWithheld == false)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a concern stays open while other support for it goes on`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.reported()
            _ = try await story.requested(of: "school-and-community")
            let item = try await story.reviewItem(request)
            try await story.does(Cast.sana, ReviewSupport.self, fields(request, item))
            #expect(try await story.concernState() == "supported")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `support in progress is not reviewed, and only at its own agenda item`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated()
            let refused = try await story.refusals(
                Cast.sana, ReviewSupport.self, fields(request, story.item))
            #expect(refused.map(\.field) == ["", "item"])
            #expect(refused.first?.words.contains("Ask Priya Lode for the report") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another zone reviews nothing here, and nor does the school`(_ engine: Engine) async throws
    {
        try await SupportStory.with(engine) { story in
            let request = try await story.reported()
            let item = try await story.reviewItem(request)
            await #expect(throws: NotThere.self) {
                try await story.does(Cast.greta, ReviewSupport.self, fields(request, item))
            }
            await #expect(throws: NotAllowed.self) {
                try await story.does(Cast.dawn, ReviewSupport.self, fields(request, item))
            }
        }
    }
}

@Suite struct CloseRequestTests {
    @Test(arguments: TestDatabase.engines)
    func `a request closed without a review sends its concern to the next meeting`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine, concern: kit) { story in
            let request = try await story.allocated(
                to: Cast.priya, ["first-day": "2025-10-14", "first-half": "am"])
            let done = try await story.does(
                Cast.sana, CloseRequest.self, ["request": request.text, "reason": "Moved away"])
            #expect(done.concernIsCarried)
            #expect(try await story.concernState() == "carried")
            #expect(try await story.sees(Cast.lena, request)?.isWithheld == true)
            let booked = try await story.test.store.read {
                try $0.count("SELECT count(*) FROM allocation WHERE first_day IS NOT NULL")
            }
            #expect(booked == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `closing takes a reason, and is done once`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested()
            let bare = try await story.refusals(
                Cast.sana, CloseRequest.self, ["request": request.text])
            #expect(bare.map(\.field) == ["reason"])
            let fields = ["request": request.text, "reason": "School withdrew"]
            try await story.does(Cast.sana, CloseRequest.self, fields)
            let again = try await story.refusals(Cast.sana, CloseRequest.self, fields)
            #expect(again.first?.words.contains("“Closed”") == true)
        }
    }
}
