import Foundation

/// Threads that each own a reading connection. They are an executor of tasks: what runs on one of
/// them reads on its connection at once, without a change of thread, and what runs elsewhere comes
/// over for as long as it reads.
///
/// A server that answers its requests here (``Store/onReaders(_:)``) changes threads twice a request
/// rather than twice a reading; a blocking query holds up one of these threads, never the network's
/// event loops.
final class ReaderThreads: TaskExecutor, @unchecked Sendable {
    private let connect: @Sendable () throws -> any ReadingConnection
    private let condition = NSCondition()
    private var waiting: [UnownedJob] = []
    private var idle = 0
    private var isStopped = false

    init(count: Int, connect: @escaping @Sendable () throws -> any ReadingConnection) {
        self.connect = connect
        for index in 0..<count {
            let thread = Thread { [self] in loop() }
            thread.name = "alongside.reader.\(index)"
            thread.stackSize = 2 << 20
            thread.start()
        }
    }

    /// Runs a closure on a connection of this thread's own, or of one of these threads. One query alone
    /// needs no transaction to see one moment.
    func run<Value: Sendable>(
        isOneQuery: Bool = false, _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        if let place = Place.current, place.threads === self {
            return try place.read(isOneQuery, body)
        }
        return try await withTaskExecutorPreference(self) {
            guard let place = Place.current, place.threads === self else {
                throw StorageError.unavailable("it is closing")
            }
            return try place.read(isOneQuery, body)
        }
    }

    /// Lets the threads end once nothing waits for them.
    func stop() {
        condition.withLock {
            isStopped = true
            condition.broadcast()
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        condition.lock()
        if isStopped {
            condition.unlock()
            globalConcurrentExecutor.enqueue(job)
        } else {
            waiting.append(job)
            let isAwaited = idle > 0
            condition.unlock()
            if isAwaited { condition.signal() }
        }
    }

    private func loop() {
        let place = Place(threads: self, connect: connect)
        Place.current = place
        while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
        Place.current = nil
    }

    private func next() -> UnownedJob? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty && !isStopped {
            idle += 1
            condition.wait()
            idle -= 1
        }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }
}

/// A connection for reading, kept by one thread.
protocol ReadingConnection: AnyObject {
    /// Runs a closure on it; what it reads, it reads at one moment where the engine says so.
    func read<Value>(isOneQuery: Bool, _ body: (any Connection) throws -> Value) throws -> Value
    /// Whether it can be used again.
    var isUsable: Bool { get }
}

/// One of the threads, with its connection: opened when it is first needed, and again when it was lost.
private final class Place {
    let threads: ReaderThreads
    private let connect: () throws -> any ReadingConnection
    private var connection: (any ReadingConnection)?

    init(threads: ReaderThreads, connect: @escaping () throws -> any ReadingConnection) {
        self.threads = threads
        self.connect = connect
    }

    /// A reading that found its connection lost is tried once more. One that stopped for another
    /// reason is not: what it did elsewhere meanwhile, copying or writing a file, is not done twice.
    func read<Value>(
        _ isOneQuery: Bool, _ body: (any Connection) throws -> Value
    ) throws -> Value {
        do {
            return try opened().read(isOneQuery: isOneQuery, body)
        } catch StorageError.unavailable where connection?.isUsable != true {
            return try opened().read(isOneQuery: isOneQuery, body)
        }
    }

    private func opened() throws -> any ReadingConnection {
        if let connection, connection.isUsable { return connection }
        connection = nil
        let made = try connect()
        connection = made
        return made
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key) { _ in }
        return key
    }()

    /// The place of the thread that asks, where it is one of these; its loop keeps it alive.
    static var current: Place? {
        get {
            pthread_getspecific(key).map { Unmanaged<Place>.fromOpaque($0).takeUnretainedValue() }
        }
        set { pthread_setspecific(key, newValue.map { Unmanaged.passUnretained($0).toOpaque() }) }
    }
}
