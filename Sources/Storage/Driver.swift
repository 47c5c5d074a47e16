/// One engine's way in: many readers, and one batch of writes at a time.
protocol Driver: Sendable {
    var engine: Engine { get }
    /// Where readings run.
    var readers: ReaderThreads { get }
    /// Runs a closure on a reading connection, on a thread of the driver's own.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value
    /// As `read`, but every query of the closure sees the database at one moment.
    func snapshot<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value
    /// Runs a closure inside one write transaction, alone among all writers of all processes, and
    /// commits it to disk. Blocks; only ``GroupWriter`` calls it, from its one thread.
    func batch(_ body: (any Connection) throws -> Void) throws
    /// Brings everything that was committed into the database's own file, so that it can be moved.
    func settle() throws
    func close()
}
