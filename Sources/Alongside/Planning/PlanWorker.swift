import Foundation
import Logging
import Reckoning
import ServiceLifecycle
import Storage
import Timetable

/// Takes up plans that were asked for and plans them, one at a time, off the requests.
///
/// All that servers know of each other's work stands in the database: who took a plan up, when they
/// were last heard of, how far it is, whether it should stop. A plan whose server has gone silent is
/// taken up by another.
package struct PlanWorker: Service {
    package let house: House
    private let name = Secret.make()
    private let threads: Int
    static let silentSeconds = 30

    package init(house: House, threads: Int = 1) {
        (self.house, self.threads) = (house, threads)
    }

    /// Looks for work every second until the server stops.
    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: .milliseconds(800))
                do {
                    while try await workNext() {}
                } catch is CancellationError {
                    return
                } catch {
                    Logger(label: "alongside").error("planning", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    /// Plans the plan that has waited longest, or answers the question; false where none waits.
    package func workNext() async throws -> Bool {
        guard let asked = try await take() else {
            return try await WhatIfWork(house: house, name: name, threads: threads).next()
        }
        do {
            let draft = try await plan(asked)
            try await keep(draft, asked)
        } catch let error as InstanceError {
            let words = error.problems.prefix(5).map(\.description).joined(separator: "\n")
            try await fail(asked, words)
        } catch let stopped as CannotPlan {
            try await fail(asked, stopped.words)
        }
        return true
    }

    struct Asked: Sendable {
        let id: ID<TermPlan>, term: Term, zones: [String], kinds: [MeetingKind.Code]
        let seconds: Int, seed: Int, aim: TermPlan.Aim, after: ID<TermPlan>?
    }

    struct Draft: Sendable {
        let problem: PlanningInstance
        let plan: Plan
        let cost: Int
        let reasons: [String: String]
        let wishes: [String: PlanningData.Wish]
    }

    struct CannotPlan: Error { let words: String }

    private func take() async throws -> Asked? {
        let (name, authority) = (name, house.authority)
        let silent = house.now().adding(seconds: -PlanWorker.silentSeconds)
        let waits: SQL = """
            (state = 'asked' OR state = 'running' AND heard_at < \(silent))
            """
        // Read first: a server without work must not take the writers' turn every second.
        let isWaiting = try await house.store.read { database in
            try database.exists("SELECT 1 FROM term_plan WHERE \(waits)")
        }
        guard isWaiting else { return nil }
        return try await house.store.keep { writing in
            let found = try writing.connection.all(
                """
                SELECT id, term_first_day, kinds, seconds, seed, after_plan, aim FROM term_plan
                WHERE \(waits) ORDER BY made_at LIMIT 1
                """
            ) { row in
                (
                    id: try row[0] as ID<TermPlan>, day: try row[1] as Day, kinds: try row[2] as String,
                    seconds: try row[3] as Int, seed: try row[4] as Int,
                    after: try row[5] as ID<TermPlan>?, aim: try row[6] as TermPlan.Aim
                )
            }
            guard let found = found.first, let term = authority.term(on: found.day) else { return nil }
            let taken = try writing.run(
                """
                UPDATE term_plan SET state = 'running', worker = \(name), heard_at = \(writing.now)
                WHERE id = \(found.id) AND \(waits)
                """)
            guard taken == 1 else { return nil }
            let zones: [String] = try writing.connection.values(
                "SELECT zone FROM term_plan_zone WHERE plan = \(found.id) ORDER BY zone")
            return Asked(
                id: found.id, term: term, zones: zones,
                kinds: found.kinds.split(separator: " ").map { MeetingKind.Code(rawValue: String($0)) },
                seconds: found.seconds, seed: found.seed, aim: found.aim, after: found.after)
        }
    }

    private func plan(_ asked: Asked) async throws -> Draft {
        let (authority, today) = (house.authority, house.today)
        let question = PlanningQuestion(
            term: asked.term, zones: asked.zones, kinds: asked.kinds, aim: asked.aim,
            after: asked.after, today: today, authority)
        let data = try await house.store.read { database in
            try PlanningData(question, authority.planning, in: database)
        }
        let problem = PlanningInstance(question, data, authority)
        let words = PlanWords(data, authority)
        guard !problem.subjects.isEmpty else {
            throw CannotPlan(words: "Nothing is owed: every meeting of these kinds stands already.")
        }
        let term: Timetable.Term
        do {
            term = try Timetable.Term(problem.instance)
        } catch {
            throw CannotPlan(words: error.problems.prefix(8).map(words.words).joined(separator: "\n"))
        }
        let effort = Effort(seconds: Double(asked.seconds), seed: UInt64(asked.seed), threads: threads)
        let standing = problem.instance.meetings.count - problem.subjects.count
        let plan = await Planning(term, effort).runOnThread { progress in
            try await say(progress, asked, standing)
        }
        let check = PlanCheck(plan, of: term)
        guard check.isFeasible else {
            throw CannotPlan(words: "The plan that was found breaks a rule. Please report this.")
        }
        let reasons = PlanReasons(plan, of: term).unplaced().map {
            ($0.meeting, words.lines($0).joined(separator: "\n"))
        }
        return Draft(
            problem: problem, plan: plan, cost: check.cost.total,
            reasons: Dictionary(reasons, uniquingKeysWith: { first, _ in first }), wishes: data.wishes)
    }

    /// Says how far it is; true where it should stop.
    private func say(_ progress: PlanProgress, _ asked: Asked, _ standing: Int) async throws -> Bool {
        let name = name
        return try await house.store.keep { writing in
            try writing.run(
                """
                UPDATE term_plan SET placed = \(progress.placed - standing),
                    wanted = \(progress.meetings - standing),
                    cost = \(progress.cost), heard_at = \(writing.now)
                WHERE id = \(asked.id) AND worker = \(name)
                """)
            return try writing.connection.exists(
                "SELECT 1 FROM term_plan WHERE id = \(asked.id) AND (is_stopped OR worker <> \(name))")
        }
    }

    private func fail(_ asked: Asked, _ words: String) async throws {
        let name = name
        try await house.store.write(as: "system") { writing in
            try writing.run(
                """
                UPDATE term_plan SET state = \(TermPlan.State.failed), trouble = \(words)
                WHERE id = \(asked.id) AND worker = \(name) AND state = 'running'
                """)
            writing.note("FinishTermPlan", asked.id.subject, detail: "failed")
        }
    }

    private func keep(_ draft: Draft, _ asked: Asked) async throws {
        let name = name
        try await house.store.write(as: "system") { writing in
            let isMine = try writing.connection.exists(
                """
                SELECT 1 FROM term_plan WHERE id = \(asked.id) AND worker = \(name)
                AND state = 'running'
                """)
            writing.note("FinishTermPlan", asked.id.subject, detail: isMine ? "draft" : "taken over")
            if isMine { try draft.write(to: asked.id, writing) }
        }
    }
}
