import Foundation

/// The one thread that writes, and its queue.
///
/// A commit has to reach the disk before anyone is told it happened, which costs a millisecond.
/// Whatever was queued while the last commit was syncing therefore shares the next one: each job
/// runs in a savepoint of its own, so a job that fails vanishes alone, and all are answered only
/// after the commit.
final class GroupWriter: @unchecked Sendable {
    typealias Work = (any Connection) throws -> Void

    private struct Job {
        let work: Work
        let finish: (Result<Void, any Error>) -> Void
    }

    private let driver: any Driver
    private let condition = NSCondition()
    private var waiting: [Job] = []
    private var isStopped = false
    /// Beyond this many waiting writes a new one is refused at once, so that a stuck disk shows.
    private let limit = 2_000
    private let batchSize = 100

    init(driver: any Driver) {
        self.driver = driver
        let thread = Thread { [self] in loop() }
        thread.name = "alongside.writer"
        thread.stackSize = 2 << 20
        thread.start()
    }

    /// Runs work in a write transaction and returns when it is safely on disk.
    func run(_ work: @escaping @Sendable (any Connection) throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            enqueue(Job(work: work) { done.resume(with: $0) })
        }
    }

    func stop() {
        condition.withLock {
            isStopped = true
            condition.signal()
        }
    }

    private func enqueue(_ job: Job) {
        let refusal: StorageError? = condition.withLock {
            if isStopped { return .unavailable("it is closing") }
            if waiting.count >= limit { return .unavailable("too many changes are waiting") }
            waiting.append(job)
            condition.signal()
            return nil
        }
        if let refusal { job.finish(.failure(refusal)) }
    }

    private func loop() {
        while true {
            condition.lock()
            while waiting.isEmpty && !isStopped { condition.wait() }
            let jobs = Array(waiting.prefix(batchSize))
            waiting.removeFirst(jobs.count)
            let isDone = jobs.isEmpty && isStopped
            condition.unlock()
            if isDone { return }
            commit(jobs)
        }
    }

    private func commit(_ jobs: [Job]) {
        var outcomes: [Result<Void, any Error>] = []
        do {
            try driver.batch { connection in
                for job in jobs { outcomes.append(try attempt(job, on: connection)) }
            }
        } catch {
            outcomes = jobs.map { _ in .failure(error) }
        }
        for (job, outcome) in zip(jobs, outcomes) { job.finish(outcome) }
    }

    /// One job in its savepoint. Throws only where the connection itself is lost.
    private func attempt(_ job: Job, on connection: any Connection) throws -> Result<Void, any Error> {
        try connection.script("SAVEPOINT job")
        do {
            try job.work(connection)
            try connection.script("RELEASE SAVEPOINT job")
            return .success(())
        } catch {
            try connection.script("ROLLBACK TO SAVEPOINT job")
            try connection.script("RELEASE SAVEPOINT job")
            return .failure(error)
        }
    }
}
