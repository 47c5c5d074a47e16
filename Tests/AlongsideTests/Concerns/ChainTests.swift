import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct ChainTests {
    private func chain(_ story: SupportStory, for person: Person = Cast.sana) async throws -> Chain
    {
        let (today, authority) = (story.test.house.today, story.test.house.authority)
        return try #require(
            try await story.test.store.read {
                try Chain.of(concern: story.concern, for: person, authority, on: today, in: $0)
            })
    }

    private func words(_ chain: Chain) -> [String] {
        chain.links.map { "\($0.words): \($0.state.rawValue)" }
    }

    @Test(arguments: TestDatabase.engines)
    func `a chain says what was done, where it stands and what is to come`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated()
            try await story.logs(request)
            let chain = try await chain(story)
            #expect(
                words(chain) == [
                    "Concern raised: done", "TAS: done", "EPSS asked: done", "Accepted: done",
                    "Allocated: done", "Sessions: current", "A report: next",
                    "Review at a meeting: next",
                ])
            #expect(chain.links[4].hint == "Priya Lode")
            #expect(chain.links[5].hint == "½ of 3 days")
            #expect(chain.links[2].address == "/requests/\(request)")
            #expect(chain.links[1].address == "/meetings/\(story.meeting)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a reviewed chain is done to its end`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.reported()
            let item = try await story.reviewItem(request)
            try await story.does(
                Cast.sana, ReviewSupport.self,
                [
                    "request": request.text, "item": item.text, "outcome": "achieved",
                    "next": "Nothing", "going": "close",
                ])
            let chain = try await chain(story)
            #expect(chain.links.allSatisfy { $0.state == .done })
            #expect(chain.links.last?.words == "Reviewed")
            #expect(chain.links.last?.hint == "Achieved")
            #expect(chain.links.last?.address == "/meetings/\(story.meeting)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a chain that ends early says so`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested()
            try await story.does(
                Cast.sana, CloseRequest.self, ["request": request.text, "reason": "Withdrawn"])
            let chain = try await chain(story)
            #expect(
                words(chain).suffix(2) == [
                    "Closed without a review: done", "At the next meeting: current",
                ])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a decision shows to the school once it is published, and never outside a child's scope`(
        _ engine: Engine
    ) async throws {
        let kit = ["focus": "child", "child": Cast.kit.text]
        try await SupportStory.with(engine, concern: kit) { story in
            try await story.test.store.keep {
                try $0.run("UPDATE agenda_item SET decision = 'epss' WHERE id = \(story.item)")
            }
            #expect(try await chain(story, for: Cast.dawn).links[1].hint == "")
            try await story.test.store.keep { try $0.run("UPDATE meeting SET state = 'published'") }
            #expect(
                try await chain(story, for: Cast.dawn).links[1].hint == "Support from EPSS")
            #expect(try await chain(story, for: Cast.sana).links[1].hint == "")
        }
    }
}
