import Alongside
import AlongsideTesting
import Storage
import Testing

/// What is open is said twice: as a rule, and as the condition that its index has.
@Suite struct OpenStateTests {
    @Test(arguments: TestDatabase.engines)
    func `what is open in a query is what is open by the rules`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let (concerns, requests) = try await test.store.read { database in
                func holds(_ condition: SQL) throws -> Bool { try database.exists("SELECT 1 WHERE \(condition)") }
                return (
                    try Concern.State.allCases.filter { try holds(Concern.State.isOpen("CAST(\($0) AS TEXT)")) },
                    try SupportRequest.State.allCases.filter {
                        try holds(SupportRequest.State.isOpen("CAST(\($0) AS TEXT)"))
                    }
                )
            }
            #expect(concerns == Concern.State.allCases.filter(\.isOpen))
            #expect(requests == SupportRequest.State.open)
        }
    }
}
