import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

private let kit = ["focus": "child", "child": Cast.kit.text]

@Suite struct SupportScopeTests {
    @Test(arguments: TestDatabase.engines)
    func `a request is seen by its school, zone and service, and by nobody else`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.allocated(to: Cast.priya)
            for person in [
                Cast.dawn, Cast.harriet, Cast.sana, Cast.zoe, Cast.lena, Cast.priya, Cast.cora,
            ] {
                #expect(try await story.sees(person, request) != nil, "\(person.name)")
            }
            for person in [
                Cast.otto, Cast.tom, Cast.greta, Cast.pat, Cast.sol, Cast.dev, Cast.ada,
            ] {
                #expect(try await story.sees(person, request) == nil, "\(person.name)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a service that works at the school does not see another service's request`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine) { story in
            let request = try await story.requested()
            _ = try await story.requested(of: "soas")
            #expect(try await story.sees(Cast.sol, request) == nil)
            let today = story.test.house.today
            let seen = try await story.test.store.read {
                try SupportRecord.ofConcern(story.concern, for: Cast.sol, on: today, in: $0)
            }
            #expect(seen.map(\.service) == ["soas"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what is about a child is withheld from those it is not shared with`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine, concern: kit) { story in
            let request = try await story.reported()
            let (today, authority) = (story.test.house.today, story.test.house.authority)
            for person in [Cast.sana, Cast.zoe, Cast.cora] {
                let detail = try await story.test.store.read {
                    try SupportDetail.find(request, for: person, authority, on: today, in: $0)
                }
                #expect(detail?.request.isWithheld == true)
                #expect(detail?.request.question == "")
                #expect(detail?.request.child == nil)
                #expect(detail?.sessions.isEmpty == true)
                #expect(detail?.report == nil)
                #expect(detail?.steps.allSatisfy { $0.reason.isEmpty } == true)
            }
            for person in [Cast.dawn, Cast.lena, Cast.priya] {
                let detail = try await story.test.store.read {
                    try SupportDetail.find(request, for: person, authority, on: today, in: $0)
                }
                #expect(detail?.report?.findings == "Reading is slow.")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `lists by meeting, service, practitioner and child keep to the reader's scope`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine, concern: kit) { story in
            let request = try await story.allocated(to: Cast.priya)
            let (today, meeting) = (story.test.house.today, story.meeting)
            let lists = try await story.test.store.read { database in
                [
                    try SupportRecord.ofMeeting(meeting, for: Cast.sana, on: today, in: database),
                    try SupportRecord.forService("epss", for: Cast.lena, on: today, in: database),
                    try SupportRecord.forPractitioner(
                        Cast.priya.id, for: Cast.priya, on: today, in: database),
                    try SupportRecord.ofChild(Cast.kit, for: Cast.dawn, on: today, in: database),
                ]
            }
            #expect(lists.map { $0.map(\.id.text) } == Array(repeating: [request.text], count: 4))
            let hidden = try await story.test.store.read { database in
                [
                    try SupportRecord.ofMeeting(meeting, for: Cast.greta, on: today, in: database),
                    try SupportRecord.forService("epss", for: Cast.sol, on: today, in: database),
                    try SupportRecord.forPractitioner(
                        Cast.priya.id, for: Cast.pat, on: today, in: database),
                    try SupportRecord.ofChild(Cast.kit, for: Cast.sana, on: today, in: database),
                ]
            }
            #expect(hidden.flatMap { $0 }.isEmpty)
        }
    }
}
