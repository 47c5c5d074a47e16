import Pages
import Reckoning
import Storage

/// A state that something of the model comes to: a concern, a meeting, a request for support.
package protocol StepState: StorableText, Codable, Sendable {
    var tag: HTML { get }
}

/// What happened: a state, when it came, by whom and why.
package struct Step<State: StepState>: Codable, Sendable {
    package let state: State
    package let reason: String
    package let person: String
    package let at: Instant

    /// The steps of a table that fulfil a condition on `st`, newest first. Without reasons what
    /// people wrote is left out: for a reader who may not see the child it is about.
    package static func all(
        from table: SQL, where condition: SQL, withReasons: Bool = true, in database: any Connection
    ) throws -> [Step] {
        try database.all(
            """
            SELECT st.state, st.reason, p.name, st.at FROM \(table) st
            JOIN person p ON p.id = st.person WHERE \(condition)
            ORDER BY st.at DESC, st.id DESC
            """
        ) { row in
            Step(
                state: try row[0], reason: withReasons ? try row[1] : "", person: try row[2],
                at: try row[3])
        }
    }
}

extension Visit {
    /// What happened, under its heading.
    func history<State>(_ steps: [Step<State>]) -> HTML {
        let lines = steps.map { step -> (when: HTML, what: HTML) in
            (
                "\(authority.timeZone.localTime(of: step.at).long)",
                "\(step.state.tag) <span>\(step.person)</span>\(Part.typed(step.reason))"
            )
        }
        return "<h2>What has happened</h2>\(Part.timeline(lines))"
    }
}
