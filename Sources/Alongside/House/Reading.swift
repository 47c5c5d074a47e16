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
        try await noteReading(lists: [school: count], by: person, on: place)
    }

    /// The same for a list that goes through several schools: one line for each.
    package func noteReading(
        lists: [URN: Int], by person: Person, on place: String
    ) async throws {
        let read = lists.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        guard !read.isEmpty else { return }
        try await store.write(as: person.id.text) { writing in
            for (school, count) in read {
                writing.note("ReadChildren", school.subject, detail: "\(count) on \(place)")
            }
        }
    }
}

extension URN {
    /// As a school stands in the audit log.
    package var subject: String { "school:\(self)" }
}
