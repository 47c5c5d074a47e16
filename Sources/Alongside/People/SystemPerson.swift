import Reckoning
import Storage

extension Person {
    /// Whoever sits at the server: what they do stands in the audit log as `system`. They may manage
    /// accounts, so that there is a first one, and nothing else.
    package static let system = Person(
        id: ID(milliseconds: 0, random: 0, 0), name: "system",
        posts: [Post(.administrator, PostScope(.county), from: Day(number: 0))])
}

extension House {
    /// Does an act at the server, for its operator.
    package func performAsSystem<Doing: Act>(_ act: Doing) async throws -> Doing.Done {
        try await perform(act, by: .system, author: "system")
    }
}

extension Occasion {
    /// Whether this is done at the server, not by somebody who signed in.
    var isSystem: Bool { writing.person == "system" }
}
