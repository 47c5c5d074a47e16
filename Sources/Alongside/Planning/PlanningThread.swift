import Foundation
import Synchronization
import Timetable

extension Planning {
    /// Plans on a thread of its own, while this task tells how far it is; it stops where `say`
    /// answers true, or where the task is cancelled.
    func runOnThread(say: @escaping @Sendable (PlanProgress) async throws -> Bool) async -> Plan {
        let state = Progressing()
        let started = ContinuousClock.now
        let watch = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(700))
                guard let progress = state.progress else { continue }
                if try await say(progress) { state.stop() }
            }
        }
        let plan = await withTaskCancellationHandler {
            await withCheckedContinuation { (done: CheckedContinuation<Plan, Never>) in
                let thread = Thread {
                    let plan = run(
                        elapsed: { (ContinuousClock.now - started) / .seconds(1) },
                        goOn: state.tell)
                    done.resume(returning: plan)
                }
                thread.stackSize = 16 << 20
                thread.start()
            }
        } onCancel: {
            state.stop()
        }
        watch.cancel()
        _ = await watch.result
        return plan
    }
}

/// How far a planning is, told from its thread and asked by a task.
private final class Progressing: Sendable {
    private let state = Mutex<(progress: PlanProgress?, isStopped: Bool)>((nil, false))

    var progress: PlanProgress? { state.withLock { $0.progress } }
    func stop() { state.withLock { $0.isStopped = true } }

    /// Whether to go on.
    func tell(_ progress: PlanProgress) -> Bool {
        state.withLock {
            $0.progress = progress
            return !$0.isStopped
        }
    }
}
