import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

private let kit = ["focus": "child", "child": Cast.kit.text]

@Suite struct RequestSupportTests {
    @Test(arguments: TestDatabase.engines)
    func `a decision makes a request that carries the concern`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested()
            let record = try #require(try await story.sees(Cast.lena, request))
            #expect(record.state == .requested)
            #expect(record.focus == .wholeSchool)
            #expect(record.offer == "targeted")
            #expect(record.question == "How do we start?")
            #expect(record.zone == Cast.north)
            #expect(try await story.concernState() == "supported")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `where the meeting adds nothing the service is asked what the school asked`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested(question: "")
            #expect(
                try await story.sees(Cast.lena, request)?.question == "Training for support staff.")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a child is shared with the service, under the basis in force`(_ engine: Engine)
        async throws
    {
        try await SupportStory.with(engine, concern: kit) { story in
            let request = try await story.requested()
            let record = try #require(try await story.sees(Cast.lena, request))
            #expect(record.child == Cast.kit)
            #expect(!record.isWithheld)
            #expect(record.about == "A child in Year 4")
            let basis = try await story.text("SELECT basis FROM support_request")
            #expect(try await story.text("SELECT basis FROM child_share") == basis)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a child without a lawful basis goes to no service`(_ engine: Engine) async throws {
        try await SupportStory.with(engine, concern: kit, basis: false) { story in
            let refused = await #expect(throws: Refusals.self) { _ = try await story.requested() }
            #expect(refused?.list.first?.words.contains("no lawful basis in force") == true)
            let state = try await story.concernState()
            #expect(state == "on-agenda")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a service is asked only for what it takes, and says what to do`(_ engine: Engine)
        async throws
    {
        try await SupportStory.with(engine, concern: kit.merging(["offer": "universal"]) { $1 }) {
            story in
            let soas = await #expect(throws: Refusals.self) {
                _ = try await story.requested(of: "soas")
            }
            #expect(soas?.list.map(\.field) == ["service", "service"])
            for (service, words) in [("titan", "own front door"), ("magic", "one of the services")]
            {
                let refused = await #expect(throws: Refusals.self) {
                    _ = try await story.requested(of: service)
                }
                #expect(refused?.list.contains { $0.words.contains(words) } == true)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a service is asked once at a time about one concern`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            _ = try await story.requested()
            let refused = await #expect(throws: Refusals.self) { _ = try await story.requested() }
            #expect(refused?.list.first?.words.contains("asked about this concern already") == true)
            _ = try await story.requested(of: "school-and-community")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `sending the decision twice makes one request`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let fields = ["concern": story.concern.text, "service": "epss"]
            let first = try await story.does(Cast.sana, RequestSupport.self, fields, once: "k")
            let second = try await story.does(Cast.sana, RequestSupport.self, fields, once: "k")
            #expect(first.request == second.request)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a concern that is not on an agenda is not supported yet`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            try await story.test.store.keep { try $0.run("UPDATE concern SET state = 'brought'") }
            let refused = await #expect(throws: Refusals.self) { _ = try await story.requested() }
            #expect(refused?.list.first?.words.contains("not on the agenda") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another zone's adviser is told there is no such concern`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let fields = ["concern": story.concern.text, "service": "epss"]
            await #expect(throws: NotThere.self) {
                try await story.does(Cast.greta, RequestSupport.self, fields)
            }
            await #expect(throws: NotAllowed.self) {
                try await story.does(Cast.dawn, RequestSupport.self, fields)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an agenda item about something else is not taken`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let other = try await SupportStory.begin(story.test)
            let refused = try await story.refusals(
                Cast.sana, RequestSupport.self,
                ["concern": story.concern.text, "item": other.item.text, "service": "epss"])
            #expect(refused.map(\.field) == ["item"])
        }
    }
}

/// The sums: the states of a request.
@Suite struct SupportRequestTests {
    @Test func `no state leads back from the end, and every state has a way to it`() {
        #expect(SupportRequest.State.closed.next.isEmpty)
        for state in SupportRequest.State.allCases where state != .closed {
            var reached: Set<SupportRequest.State> = [state]
            for _ in SupportRequest.State.allCases { reached.formUnion(reached.flatMap(\.next)) }
            #expect(reached.contains(.closed))
        }
    }

    @Test func `only support that was reported on is reviewed`() {
        #expect(SupportRequest.State.before(.reviewed) == [.reported])
    }

    @Test func `a service cannot return what it has allocated`() {
        #expect(SupportRequest.State.before(.returned) == [.requested, .accepted])
    }

    @Test func `every state has words of its own`() {
        let words = Set(SupportRequest.State.allCases.map(\.words))
        #expect(words.count == SupportRequest.State.allCases.count)
    }
}
