import Foundation
import Reckoning

/// A key that was used before, by somebody else or for something else. Nothing was done.
public struct KeyInUse: Error, Sendable {}

extension Writing {
    /// Does something once per key, however often it is asked: the answer is kept in the same
    /// transaction as the work, and given again when the key comes back.
    ///
    /// A server can be stopped after a commit and before its answer; whoever asked will ask again.
    /// The key is the form's own number, or the `Idempotency-Key` of an API call; nil means that
    /// the caller does not ask twice.
    public func once<Value: Codable>(
        _ key: String?, act: String, _ body: () throws -> Value
    ) throws -> Value {
        guard let key else { return try body() }
        let kept = try connection.all(
            "SELECT person, act, answer FROM once WHERE id = \(key)"
        ) { row in (person: try row[0] as String, act: try row[1] as String, answer: try row[2] as String) }
        if let kept = kept.first {
            guard kept.person == person, kept.act == act else { throw KeyInUse() }
            note(act, "once:\(key)", detail: "asked again; nothing changed")
            return try JSONDecoder().decode(Value.self, from: Data(kept.answer.utf8))
        }
        let value = try body()
        let answer = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        try run(
            """
            INSERT INTO once (id, person, act, answer, at)
            VALUES (\(key), \(person), \(act), \(answer), \(now))
            """)
        return value
    }
}
