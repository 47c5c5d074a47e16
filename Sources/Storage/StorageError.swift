/// What can go wrong in the database, in kinds that a caller can act on.
public enum StorageError: Error, Sendable, Equatable {
    /// A unique or primary key was taken already; says which constraint or columns.
    case duplicate(String)
    /// A reference to a row that is not there.
    case orphan(String)
    /// A CHECK or NOT NULL refused the value.
    case refused(String)
    /// The database is busy, read-only, full or away: nothing was written; try again.
    case unavailable(String)
    /// A column holds something that its type does not accept.
    case unreadable(String)
    /// Any other mistake, with the engine's own words.
    case failed(String)

    @usableFromInline
    static func missing(_ index: Int) -> StorageError { .unreadable("column \(index) is null") }
}

extension StorageError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .duplicate(let what): "already there: \(what)"
        case .orphan(let what): "refers to something that is not there: \(what)"
        case .refused(let what): "refused by a rule of the database: \(what)"
        case .unavailable(let what): "the database is not available: \(what)"
        case .unreadable(let what): "unreadable value: \(what)"
        case .failed(let what): "database error: \(what)"
        }
    }
}
