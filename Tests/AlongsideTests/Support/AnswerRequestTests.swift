import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

private let kit = ["focus": "child", "child": Cast.kit.text]

@Suite struct AnswerRequestTests {
    @Test(arguments: TestDatabase.engines)
    func `the service accepts, and only once`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.accepted()
            #expect(try await story.state(request) == "accepted")
            let refused = try await story.refusals(
                Cast.lena, AcceptRequest.self, ["request": request.text])
            #expect(refused.first?.words.contains("It is now “Accepted”") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another service's lead, and a lead elsewhere, find no such request`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested()
            await #expect(throws: NotThere.self) {
                try await story.does(Cast.sol, AcceptRequest.self, ["request": request.text])
            }
            await #expect(throws: NotAllowed.self) {
                try await story.does(Cast.pat, AcceptRequest.self, ["request": request.text])
            }
            #expect(try await story.state(request) == "requested")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a page that somebody was quicker than says who, and what is so now`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.accepted()
            let refused = try await story.refusals(
                Cast.lena, ReturnRequest.self,
                ["request": request.text, "reason": "No time", "version": "1"])
            #expect(refused.first?.words.contains("Lena Fenn changed this request") == true)
            #expect(refused.first?.words.contains("Accepted") == true)
            #expect(try await story.state(request) == "accepted")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a return takes a reason, and the zone team asks again`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested()
            let missing = try await story.refusals(
                Cast.lena, ReturnRequest.self, ["request": request.text])
            #expect(missing.map(\.field) == ["reason"])
            try await story.does(
                Cast.lena, ReturnRequest.self,
                ["request": request.text, "reason": "Say which year group"])
            #expect(try await story.state(request) == "returned")
            try await story.does(
                Cast.sana, AskAgain.self,
                ["request": request.text, "question": "Year 4", "reason": "It is Year 4"])
            let record = try await story.sees(Cast.lena, request)
            #expect(record?.state == .requested)
            #expect(record?.question == "Year 4")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `asking again is for what was returned, by the school's own zone team`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested()
            let fields = ["request": request.text, "question": "Again", "reason": "Please"]
            #expect(try await story.refusals(Cast.sana, AskAgain.self, fields).count == 1)
            await #expect(throws: NotThere.self) {
                try await story.does(Cast.greta, AskAgain.self, fields)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `work about a child stops when the lawful basis ends, and goes on under another`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine, concern: kit) { story in
            let request = try await story.requested()
            try await story.test.store.keep {
                try $0.run("UPDATE lawful_basis SET until_day = '2025-10-07'")
            }
            let refused = try await story.refusals(
                Cast.lena, AcceptRequest.self, ["request": request.text])
            #expect(refused.first?.words.contains("lawful basis for this child has ended") == true)
            #expect(try await story.sees(Cast.lena, request)?.isWithheld == true)

            try await story.does(
                Cast.lena, ReturnRequest.self, ["request": request.text, "reason": "No basis"])
            try await story.test.recordBasis(for: Cast.kit)
            try await story.does(
                Cast.sana, AskAgain.self,
                ["request": request.text, "question": "Again", "reason": "Consent is given"])
            #expect(try await story.sees(Cast.lena, request)?.isWithheld == false)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the service has ten working days to answer`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested()
            let record = try await story.sees(Cast.lena, request)
            let due = record?.answerDue(story.test.house.authority)
            #expect(due == Day(iso: "2025-10-21"))
            try await story.does(Cast.lena, AcceptRequest.self, ["request": request.text])
            let answered = try await story.sees(Cast.lena, request)
            #expect(answered?.answerDue(story.test.house.authority) == nil)
        }
    }
}
