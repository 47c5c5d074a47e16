import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct AllocateSupportTests {
    @Test(arguments: TestDatabase.engines)
    func `the lead allocates a practitioner, days and a first visit`(_ engine: Engine) async throws
    {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated(
                to: Cast.priya, ["first-day": "2025-10-14", "first-half": "am", "days": "2½"])
            let record = try await story.sees(Cast.priya, request)
            #expect(record?.state == .allocated)
            #expect(record?.practitionerName == "Priya Lode")
            #expect(record?.halfDays == 5)
            #expect(record?.firstHalf == .am)
            #expect(record?.daysWords == "0 of 2½ days")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `choosing somebody who is not suggested takes a reason, which is kept`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.accepted()
            let fields = ["request": request.text, "practitioner": Cast.pat.id.text, "days": "2"]
            let refused = try await story.refusals(Cast.lena, AllocateSupport.self, fields)
            #expect(refused.map(\.field) == ["reason"])
            #expect(refused.first?.words.contains("Priya Lode is suggested") == true)
            try await story.allocates(request, to: Cast.pat)
            #expect(try await story.text("SELECT suggested FROM allocation") == Cast.priya.id.text)
            #expect(try await story.text("SELECT reason FROM allocation") == "Knows the school.")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `more days than somebody has left are refused, with the days they have`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.accepted()
            let fields = [
                "request": request.text, "practitioner": Cast.pat.id.text, "days": "29½",
                "reason": "Knows them",
            ]
            let refused = try await story.refusals(Cast.lena, AllocateSupport.self, fields)
            #expect(refused.map(\.field) == ["days"])
            #expect(refused.first?.words.contains("Pat Carr has 29 days left") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody is allocated who does not work there, or is not in post`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.accepted()
            func words(_ person: Person) async throws -> String {
                let fields = [
                    "request": request.text, "practitioner": person.id.text, "days": "2",
                ]
                let refused = try await story.refusals(Cast.lena, AllocateSupport.self, fields)
                #expect(refused.map(\.field) == ["practitioner"])
                return refused.first?.words ?? ""
            }
            #expect(try await words(Cast.sol).contains("EPSS who works in"))
            try await story.test.store.keep {
                try $0.run(
                    "UPDATE post SET until_day = '2025-10-01' WHERE person = \(Cast.pat.id)")
            }
            #expect(try await words(Cast.pat).contains("not in post"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `everything wrong with a first visit is said at once`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.accepted()
            let cases = [
                ("2025-10-06", "am", ["first-day"]), ("2025-10-11", "am", ["first-day"]),
                ("2025-12-25", "pm", ["first-day"]), ("2025-10-14", "", ["first-half"]),
                ("", "pm", ["first-day"]), ("2025-10-05", "", ["first-half", "first-day"]),
            ]
            for (day, half, wrong) in cases {
                let fields = [
                    "request": request.text, "practitioner": Cast.priya.id.text, "days": "2",
                    "first-day": day, "first-half": half,
                ]
                let refused = try await story.refusals(Cast.lena, AllocateSupport.self, fields)
                #expect(refused.map(\.field) == wrong, "\(day) \(half)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a half day that is taken is refused, with where the practitioner is`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let visit = ["first-day": "2025-10-14", "first-half": "am"]
            _ = try await story.allocated(to: Cast.priya, visit)
            let other = try await SupportStory.begin(story.test)
            let second = try await other.accepted()
            let refused = await #expect(throws: Refusals.self) {
                try await other.allocates(second, to: Cast.priya, visit)
            }
            #expect(
                refused?.list.first?.words
                    == """
                    Priya Lode is at Marshgate Primary School in the morning of Tuesday 14 October \
                    2025. Choose another half day.
                    """)
            try await other.allocates(
                second, to: Cast.priya, ["first-day": "2025-10-14", "first-half": "pm"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of two leads who allocate the same half day at once, one wins and one hears why`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let first = try await story.accepted()
            let other = try await SupportStory.begin(story.test)
            let second = try await other.accepted()
            let visit = ["first-day": "2025-10-14", "first-half": "am"]
            let outcomes = await withTaskGroup(of: Refusals?.self) { group in
                for request in [first, second] {
                    group.addTask {
                        do {
                            try await story.allocates(request, to: Cast.priya, visit)
                            return nil
                        } catch {
                            return error as? Refusals ?? Refusals([])
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let refused = outcomes.compactMap(\.self)
            #expect(refused.count == 1)
            #expect(refused.first?.list.first?.words.contains("Choose another half day") == true)
            let bookings = try await story.test.store.read {
                try $0.count("SELECT count(*) FROM allocation")
            }
            #expect(bookings == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of two leads on one request, the second hears who was chosen`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated(to: Cast.priya)
            let refused = await #expect(throws: Refusals.self) {
                try await story.allocates(request, to: Cast.pat)
            }
            #expect(
                refused?.list.first?.words.contains(
                    "Lena Fenn has allocated this request to Priya Lode already") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the database itself keeps a half day from being booked twice`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            _ = try await story.allocated(
                to: Cast.priya, ["first-day": "2025-10-14", "first-half": "am"])
            let other = try await SupportStory.begin(story.test)
            let second = try await other.accepted()
            await #expect(throws: StorageError.self) {
                try await story.test.store.keep { writing in
                    try writing.run(
                        """
                        INSERT INTO allocation (request, practitioner, half_days, first_day,
                            first_half, reason, allocated_by, allocated_at)
                        VALUES (\(second), \(Cast.priya.id), 2, '2025-10-14', 'am', '',
                            \(Cast.lena.id), \(writing.now))
                        """)
                }
            }
        }
    }
}

@Suite struct HandOverSupportTests {
    @Test(arguments: TestDatabase.engines)
    func `support is handed over with a reason, and its sessions stay`(_ engine: Engine)
        async throws
    {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated(to: Cast.priya)
            try await story.logs(request)
            try await story.does(
                Cast.lena, HandOverSupport.self,
                ["request": request.text, "practitioner": Cast.pat.id.text, "reason": "Ill"])
            #expect(try await story.state(request) == "delivering")
            #expect(try await story.sees(Cast.priya, request) == nil)
            let record = try await story.sees(Cast.pat, request)
            #expect(record?.halfHoursUsed == 5)
            try await story.logs(request, as: Cast.pat)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `it goes to somebody else, and only once it is allocated`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.accepted()
            let fields = [
                "request": request.text, "practitioner": Cast.priya.id.text, "reason": "Ill",
            ]
            let early = try await story.refusals(Cast.lena, HandOverSupport.self, fields)
            #expect(early.first?.words.contains("Only support that is allocated") == true)
            try await story.allocates(request, to: Cast.priya)
            let same = try await story.refusals(Cast.lena, HandOverSupport.self, fields)
            #expect(same.map(\.field) == ["practitioner"])
        }
    }
}
