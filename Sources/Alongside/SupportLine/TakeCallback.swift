import Pages
import Storage

/// WHEN an adviser takes a call-back that waits for whoever is free
///
/// It is theirs from this moment. Of two who take it at once one has it, and the other is told who.
///
/// PAGE    /line/promises/{promise}/take
/// API     POST /api/line/promises/{promise}/take
/// COMMAND alongside do take-callback
package struct TakeCallback: Act {
    package let promise: ID<Promise>

    package static let name = "TakeCallback"
    package static let needs = Permission.logCall
    package static let api = "/api/line/promises/{promise}/take"
    package static let summary = "Take a call-back that nobody has taken yet."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let promise = form.required(Field.promise, as: ID<Promise>.self)
        guard let promise else { throw form.refused }
        self.promise = promise
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayUse(promise) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try PromiseAtHand.find(promise, occasion)
        guard found.state == .open, let owner = found.owner else { return found.refusals(occasion) }
        if owner == occasion.person.id { return [Refusal("", "You have taken this already.")] }
        return [Refusal("", "\(found.turn(occasion.authority)) has taken this. Take another.")]
    }

    package func happen(_ occasion: Occasion) throws -> PromiseDone {
        let taken = try occasion.writing.run(
            """
            UPDATE promise SET owner = \(occasion.person.id), version = version + 1
            WHERE id = \(promise) AND state = 'open' AND owner IS NULL
            """)
        guard taken == 1 else { throw Refusals([Refusal("", "Somebody has just taken this.")]) }
        try occasion.step(promise, .taken)
        occasion.note(Self.self, promise.subject)
        return PromiseDone(promise: promise, state: .open)
    }

    package static func fields(_ authority: Authority) -> [Field] { [.promise] }
}
