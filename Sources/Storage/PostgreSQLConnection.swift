import CPostgreSQL
import Foundation

/// One libpq connection with its prepared statements. Used by one thread at a time.
final class PostgreSQLConnection: Connection {
    let engine = Engine.postgresql
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    /// Statements with lists of many lengths would fill the server's memory; past this many the
    /// prepared ones are dropped and made anew.
    private let preparedLimit = 300

    /// Connects; throws ``StorageError/unavailable(_:)`` with libpq's words where it cannot.
    init(address: String, settings: String) throws {
        guard let handle = PQconnectdb(address) else {
            throw StorageError.unavailable("out of memory while connecting")
        }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            throw StorageError.unavailable(String(cString: PQerrorMessage(handle)).trimmed)
        }
        // Only the first line of what is wrong: the details quote the row, and rows hold people.
        PQsetErrorVerbosity(handle, PQERRORS_TERSE)
        try script("SET client_min_messages = warning; SET client_encoding = 'UTF8'; \(settings)")
    }

    deinit { PQfinish(handle) }

    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK }

    func run(_ sql: SQL) throws -> Int {
        let result = try perform(sql)
        defer { PQclear(result) }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let result = try perform(sql)
        defer { PQclear(result) }
        for row in 0..<PQntuples(result) {
            try body(Row(source: PostgreSQLRow(result: result, row: row)))
        }
    }

    func script(_ text: String) throws {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        try check(result)
    }

    private func perform(_ sql: SQL) throws -> OpaquePointer? {
        let name = try statement(for: sql)
        let texts = try sql.values.map(PostgreSQLConnection.text)
        defer { texts.forEach { free($0) } }
        let pointers = texts.map { $0.map { UnsafePointer($0) } }
        let result = PQexecPrepared(handle, name, Int32(pointers.count), pointers, nil, nil, 0)
        do {
            try check(result)
        } catch {
            PQclear(result)
            throw error
        }
        return result
    }

    private func statement(for sql: SQL) throws -> String {
        let types = sql.values.map(PostgreSQLConnection.type)
        let key = sql.text + types.map(String.init).joined(separator: ",")
        if let name = prepared[key] { return name }
        if prepared.count >= preparedLimit {
            try script("DEALLOCATE ALL")
            prepared = [:]
        }
        let name = "s\(prepared.count)"
        let result = PQprepare(handle, name, sql.numbered, Int32(types.count), types)
        defer { PQclear(result) }
        try check(result)
        prepared[key] = name
        return name
    }

    private func check(_ result: OpaquePointer?) throws {
        let status = PQresultStatus(result)
        if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK { return }
        let words = String(cString: PQerrorMessage(handle)).trimmed
        guard isUsable, let state = PQresultErrorField(result, 67) else {  // 67: 'C', the SQLSTATE
            throw StorageError.unavailable(words)
        }
        throw PostgreSQLConnection.error(state: String(cString: state), words: words)
    }
}

extension PostgreSQLConnection {
    /// A SQLSTATE in the words of ``StorageError``.
    static func error(state: String, words: String) -> StorageError {
        switch state {
        case "23505": .duplicate(words)
        case "23503": .orphan(words)
        case "23502", "23514", "22021", "22P05": .refused(words)
        case _ where ["08", "53", "55", "57", "58", "40"].contains(state.prefix(2)):
            .unavailable(words)
        default: .failed("\(words) [\(state)]")
        }
    }

    /// The type each value is declared as: int8, float8, text, bool; 0 lets the server infer NULL.
    static func type(_ value: SQLValue) -> Oid {
        switch value {
        case .null: 0
        case .integer: 20
        case .real: 701
        case .text: 25
        case .boolean: 16
        }
    }

    static func text(_ value: SQLValue) throws -> UnsafeMutablePointer<CChar>? {
        switch value {
        case .null: return nil
        case .integer(let value): return strdup(String(value))
        case .real(let value): return strdup(String(value))
        case .boolean(let value): return strdup(value ? "t" : "f")
        case .text(let value):
            guard !value.utf8.contains(0) else {
                throw StorageError.refused("text with a NUL character in it")
            }
            return strdup(value)
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
