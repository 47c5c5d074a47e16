import Reckoning
import Storage
import Synchronization

/// Something that every other page asks for and that seldom changes: the schools, the teams. It is
/// kept in memory as it stands on a day.
package protocol Kept: AnyObject, Sendable {
    /// The name under which its changes are counted.
    static var subject: String { get }
    static func load(for house: House, on day: Day, in database: any Connection) throws -> Self
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

    /// The subject as it stands today: from memory, or loaded where it has changed since.
    func read<Value: Kept>(
        _ kind: Value.Type, for house: House, in database: any Connection
    ) throws -> Value {
        let day = house.today
        let version =
            try database.value(
                "SELECT version FROM kept_version WHERE subject = \(Value.subject)", as: Int.self) ?? 0
        let found = held.withLock { $0[ObjectIdentifier(kind)] }
        if let found, found.version == version, found.day == day, let value = found.value as? Value {
            return value
        }
        // Not under the lock: what is loaded may ask for what is kept.
        let value = try Value.load(for: house, on: day, in: database)
        held.withLock { $0[ObjectIdentifier(kind)] = Held(version: version, day: day, value: value) }
        return value
    }
}

extension House {
    /// What is kept in memory, as it stands today.
    package func kept<Value: Kept>(_ kind: Value.Type, _ database: any Connection) throws -> Value {
        try memory.read(kind, for: self, in: database)
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
