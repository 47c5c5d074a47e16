import Reckoning
import Storage

extension House {
    /// Writes down that somebody read what is held about a child. It is on disk before the page is
    /// sent: a reading that was not written down did not happen.
    package func noteReading(
        of children: [String], by person: Person, at place: String
    ) async throws {
        guard !children.isEmpty else { return }
        try await store.write(as: person.id.text) { writing in
            for child in children { writing.note("ReadChild", child, detail: place) }
        }
    }

    /// Writes down that somebody opened a list of a school's children: one line for the list, with
    /// how many stood in it and where.
    package func noteReading(
        listOf count: Int, at school: URN, by person: Person, on place: String
    ) async throws {
        guard count > 0 else { return }
        try await store.write(as: person.id.text) { writing in
            writing.note("ReadChildren", school.subject, detail: "\(count) on \(place)")
        }
    }
}

extension URN {
    /// As a school stands in the audit log.
    package var subject: String { "school:\(self)" }
}
