import Alongside
import ArgumentParser
import Foundation
import Synchronization
import Timetable

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Plan a term's meetings from an instance file.",
        discussion: """
            Gives a plan at once and improves it until the time is up or you stop it with \
            Control-C; what it has by then is written. What could not be placed is listed with \
            the reason and what would free it.
            """)

    @Argument(help: "The instance, in the format tas-timetable-instance/1.") var instance: String
    @Option(help: "Where to write the plan.") var out: String
    @Option(help: "Seconds to plan for.") var seconds = 10.0
    @Option(help: "Moves to make, instead of seconds: the same plan however slow the machine.") var moves: Int?
    @Option(help: "The same seed gives the same plan.") var seed: UInt64 = 1
    @Option(help: "Threads to plan on.") var threads = min(2, ProcessInfo.processInfo.activeProcessorCount)
    @Option(
        help: """
            What telling one person of a change is worth, where a plan was published; with 0 the cheapest \
            plan is sought, whoever must be told. Usually \(Instance.Weights.usualTold), or what the file says.
            """) var telling: Int?
    @Flag(help: "Print the result as JSON.") var json = false

    func validate() throws {
        guard seconds > 0, seconds <= 86_400 else { throw ValidationError("Plan for 0 to 86,400 seconds.") }
        guard moves ?? 1 > 0 else { throw ValidationError("Make at least one move.") }
        guard (0...10_000).contains(telling ?? 0) else { throw ValidationError("Give --telling 0 to 10,000.") }
        guard (1...64).contains(threads) else { throw ValidationError("Use 1 to 64 threads.") }
    }

    func run() async throws {
        try await Console.failing {
            try expectFiles()
            let term = try read()
            for warning in term.warnings { Console.complain("warning: \(warning)") }
            let effort = Effort(seconds: seconds, seed: seed, threads: threads, moves: moves)
            let plan = await improve(Planning(term, effort))
            try plan.json().write(to: URL(fileURLWithPath: out), options: .atomic)
            try report(plan, term)
        }
    }

    /// Ends the command where it would fail only after planning, or without a clear word.
    private func expectFiles() throws {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: instance, isDirectory: &isFolder), !isFolder.boolValue else {
            Console.complain(isFolder.boolValue ? "\(instance) is a folder." : "There is no file \(instance).")
            throw ExitCode(1)
        }
        let folder = URL(fileURLWithPath: out).deletingLastPathComponent().path
        guard files.fileExists(atPath: out, isDirectory: &isFolder) ? !isFolder.boolValue : true,
            files.isWritableFile(atPath: folder)
        else {
            Console.complain("The plan cannot be written to \(out).")
            throw ExitCode(1)
        }
    }

    /// Reads the instance; every mistake in it is listed, and the exit code is 2.
    private func read() throws -> Timetable.Term {
        let size = try FileManager.default.attributesOfItem(atPath: instance)[.size] as? Int ?? 0
        guard size <= Instance.largestFile else {
            Console.complain("The file has \(size) bytes; the most that can be planned is \(Instance.largestFile).")
            throw ExitCode(2)
        }
        do {
            var read = try Instance.read(Data(contentsOf: URL(fileURLWithPath: instance)))
            if let telling { read.weights.told = telling }
            return try Timetable.Term(read)
        } catch let error as InstanceError {
            for problem in error.problems { Console.complain("\(problem)") }
            throw ExitCode(2)
        }
    }

    /// Plans on a thread of its own, saying how it goes every second.
    private func improve(_ planning: Planning) async -> Plan {
        let stop = Interrupt()
        let start = ContinuousClock.now
        return await withCheckedContinuation { done in
            let thread = Thread {
                var said = -1
                let plan = planning.run(elapsed: { (ContinuousClock.now - start) / .seconds(1) }) { progress in
                    if Int(progress.seconds) != said {
                        said = Int(progress.seconds)
                        let tells = planning.term.instance.published == nil ? "" : ", telling \(progress.told)"
                        Console.complain(
                            "\(said) s: cost \(progress.cost), placed \(progress.placed) of \(progress.meetings)\(tells)"
                        )
                    }
                    return !stop.isAsked
                }
                done.resume(returning: plan)
            }
            thread.stackSize = 16 << 20
            thread.start()
        }
    }

    private struct Report: Encodable {
        struct Unplaced: Encodable {
            let meeting: String
            let shortages: [String]
            let remedies: [String]
        }
        let cost: Int
        let placed: Int
        let meetings: Int
        /// People who must be told of a change; nil where nothing was published.
        let told: Int?
        let unplaced: [Unplaced]
    }

    private func report(_ plan: Plan, _ term: Timetable.Term) throws {
        let check = PlanCheck(plan, of: term)
        let reasons = PlanReasons(plan, of: term).unplaced().map { reason in
            Report.Unplaced(
                meeting: reason.meeting, shortages: reason.shortages.map { "\($0)" },
                remedies: reason.reliefs.map { "\($0.date) at \(clock($0.start)): \($0.remedy)" })
        }
        let report = Report(
            cost: check.cost.total, placed: check.placed, meetings: term.instance.meetings.count,
            told: term.instance.published.map { _ in PlanChanges(plan, of: term).tell.count },
            unplaced: reasons)
        if json { return Console.say(String(decoding: try JSON.encode(report), as: UTF8.self)) }
        Console.say("Placed \(report.placed) of \(report.meetings) meetings; cost \(report.cost).")
        if let told = report.told { Console.say("People who must be told of a change: \(told).") }
        for unplaced in reasons {
            Console.say("Not placed: \(unplaced.meeting)")
            for words in unplaced.shortages + unplaced.remedies { Console.say("  \(words)") }
        }
    }

    private func clock(_ minute: Int) -> String {
        "\(minute / 60):" + (minute % 60 < 10 ? "0" : "") + "\(minute % 60)"
    }
}

/// Whether somebody has pressed Control-C.
private final class Interrupt: @unchecked Sendable {
    private let source: any DispatchSourceSignal
    private let asked = Mutex(false)

    init() {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [weak self] in self?.asked.withLock { $0 = true } }
        source.resume()
    }

    var isAsked: Bool { asked.withLock { $0 } }
}
