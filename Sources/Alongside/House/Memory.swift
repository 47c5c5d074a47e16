import Reckoning
import Storage
import Synchronization

/// Something that every other page asks for and that seldom changes: the schools, the teams. It is
/// kept in memory as it stands on a day.
package protocol Kept: AnyObject, Sendable {
    /// The name under which its changes are counted.
    static var subject: String { get }
    static func load(on day: Day, in database: any Connection) throws -> Self
}

/// What a house keeps in memory, and never longer than it is true.
///
/// Every write that changes a subject counts its version up in its own transaction
/// (``Storage/Writing/changed(_:)``). A reading asks for the version first, so that a change made by
/// another server or by a command is seen by the very next one.
package final class Memory: Sendable {
    private struct Held {
        let version: Int
        let day: Day
        let value: any Kept
    }

    private let held = Mutex<[ObjectIdentifier: Held]>([:])

    package init() {}

    /// The subject as it stands now on a day: from memory, or loaded where it has changed since.
    package func read<Value: Kept>(
        _ kind: Value.Type, on day: Day, in database: any Connection
    ) throws -> Value {
        let version =
            try database.value(
                "SELECT version FROM kept_version WHERE subject = \(Value.subject)", as: Int.self) ?? 0
        // Whoever comes while it is loaded waits: loading it once is less work than twice.
        return try held.withLock { held in
            let found = held[ObjectIdentifier(kind)]
            if let found, found.version == version, found.day == day, let value = found.value as? Value {
                return value
            }
            let value = try Value.load(on: day, in: database)
            held[ObjectIdentifier(kind)] = Held(version: version, day: day, value: value)
            return value
        }
    }
}

extension Storage.Writing {
    /// Counts a change of something that houses keep in memory.
    package func changed<Value: Kept>(_: Value.Type) throws {
        try run(
            """
            INSERT INTO kept_version (subject, version) VALUES (\(Value.subject), 1)
            ON CONFLICT (subject) DO UPDATE SET version = kept_version.version + 1
            """)
    }
}
