import Reckoning
import Storage

/// A call to the support line: who rang about what, what they were told, what happens next.
package enum LineCall {
    /// How it reached the record: typed while talking, or written on paper and typed later.
    package enum Channel: String, Sendable, Codable, CaseIterable, StorableText {
        case telephone, paper
    }
}

extension ID<LineCall> {
    /// As it stands in the audit log.
    package var subject: String { "call:\(text)" }
}

extension Scope {
    /// Calls in scope: the line is the county's, so all of them or none
    /// (`docs/decisions/0010-who-may-see-a-call.md`).
    package var calls: SQL { isCounty ? "TRUE" : "FALSE" }
}

extension Occasion {
    /// Whether the person works on the line, and there is such a call.
    func mayUse(_ call: ID<LineCall>) throws -> Bool {
        try database.exists(
            "SELECT 1 FROM line_call WHERE id = \(call) AND \(person.scope(.logCall).calls)")
    }
}
