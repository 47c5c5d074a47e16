import Crypto
import Foundation
import Reckoning

/// One step of the schema. Steps are only ever added, never edited: an installed database has run
/// the old text.
///
/// The statements are portable; write `BIGINT`, `BOOLEAN`, `DOUBLE PRECISION` and `TEXT`, and the
/// engine's own names are put in their place.
public struct Migration: Sendable {
    /// Sorts after every earlier step: `S0001_Places`.
    public let name: String
    let statements: @Sendable (Engine) -> [String]

    public init(_ name: String, _ statements: [String]) {
        self.init(name) { _ in statements }
    }

    public init(_ name: String, _ statements: @escaping @Sendable (Engine) -> [String]) {
        self.name = name
        self.statements = statements
    }

    var digest: String {
        let text = Engine.allCases.flatMap(statements).joined(separator: ";\n")
        return SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    }
}

/// Why a database's schema cannot be used by this version of Alongside.
public enum SchemaError: Error, CustomStringConvertible, Equatable {
    case newer(String)
    case edited(String)

    public var description: String {
        switch self {
        case .newer(let name):
            "This database was written by a newer version of Alongside (it has \(name)). "
                + "Install that version, or restore a backup made with this one."
        case .edited(let name):
            "The schema step \(name) of this database is not the one in this version of "
                + "Alongside. Install a released version."
        }
    }
}

extension Connection {
    /// Brings the schema up to date, step by step, and returns the names of the steps it ran.
    func migrate(_ migrations: [Migration], at now: Instant) throws -> [String] {
        try script(
            """
            CREATE TABLE IF NOT EXISTS schema_step (
                name TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, applied_at TEXT NOT NULL)
            """)
        let known = try all("SELECT name, digest FROM schema_step ORDER BY name") { row in
            (name: try row[0] as String, digest: try row[1] as String)
        }
        for step in known {
            guard let mine = migrations.first(where: { $0.name == step.name }) else {
                throw SchemaError.newer(step.name)
            }
            guard mine.digest == step.digest else { throw SchemaError.edited(step.name) }
        }
        let done = Set(known.map(\.name))
        let missing = migrations.filter { !done.contains($0.name) }
        for step in missing {
            for statement in step.statements(engine) { try script(engine.dialect(statement)) }
            try run(
                """
                INSERT INTO schema_step (name, digest, applied_at)
                VALUES (\(step.name), \(step.digest), \(now))
                """)
        }
        return missing.map(\.name)
    }
}

extension Instant: StorableText {
    public init?(stored: String) { self.init(iso: stored) }
    public var stored: String { iso }
}

extension Day: StorableText {
    public init?(stored: String) { self.init(iso: stored) }
    public var stored: String { iso }
}
