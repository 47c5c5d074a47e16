import Storage

/// WHEN somebody signs out
///
/// The browser's session ends at once, for every server on the database.
///
/// PAGE /sign-out
package enum SignOut {
    package static func end(_ session: Session, in house: House) async throws {
        try await house.store.write(as: session.person.text) { writing in
            try writing.run(
                """
                UPDATE session SET ended_at = \(writing.now)
                WHERE id = \(session.id) AND ended_at IS NULL
                """)
            writing.note("SignOut", "person:\(session.person)")
        }
    }
}
