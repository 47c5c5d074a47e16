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
}
