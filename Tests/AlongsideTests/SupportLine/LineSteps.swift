import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage

/// What an adviser types, with whatever a test changes about it.
func call(_ changes: [String: String] = [:]) -> Given {
    var fields = [
        "caller": "parent-carer", "caller-name": "Jo Finch", "phone": "01603 222300",
        "school": "900001", "setting": "Marshgate", "stage": "support", "year": "4",
        "reason": "sen-support", "notes": "Reading does not get better.", "advice": "Ask for a review.",
        "outcome": "advice",
    ]
    fields.merge(changes) { _, new in new }
    return Given(fields.filter { !$0.value.isEmpty }.mapValues { [$0] })
}

extension TestHouse {
    /// Does an act of the line with the fields of its page.
    func line<Doing: Act>(
        _ act: Doing.Type, _ given: Given, as person: Person = Cast.liam, once: String? = nil
    ) async throws -> Doing.Done {
        var form = FieldReader(given)
        return try await house.perform(Doing(&form), by: person, once: once)
    }

    func log(_ changes: [String: String] = [:], as person: Person = Cast.liam) async throws -> LogCall.Done {
        try await line(LogCall.self, call(changes), as: person)
    }

    /// A call with a promise that waits for whoever is free.
    func promised(owner: String = "anyone", within: String = "") async throws -> ID<Promise> {
        let done = try await log([
            "outcome": "call-back", "promise": "Ring with the name of the adviser.", "owner": owner,
            "within": within,
        ])
        guard let promise = done.promise else { throw TestTrouble("nothing was promised") }
        return promise
    }

    func record(_ call: ID<LineCall>, for person: Person = Cast.liam) async throws -> CallRecord? {
        try await store.read { try CallRecord.find(call, for: person, in: $0) }
    }

    func record(_ promise: ID<Promise>, for person: Person = Cast.liam) async throws -> PromiseRecord? {
        try await store.read { try PromiseRecord.find(promise, for: person, in: $0) }
    }
}
