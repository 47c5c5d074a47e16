import Foundation
import Reckoning
import Storage
import Timetable

/// Answers the questions of what one person more or fewer would mean, off the requests, as plans are
/// made: taken up by a conditional update, and by another server where this one goes silent.
struct WhatIfWork: Sendable {
    let house: House
    let name: String
    let threads: Int

    /// Answers the question that has waited longest; false where none waits.
    func next() async throws -> Bool {
        guard let asked = try await take() else { return false }
        do {
            let kept = try await house.store.read { database in
                try KeptPlan.find(asked.plan, in: database)
            }
            guard let kept else {
                throw PlanWorker.CannotPlan(words: "This plan was made before questions could be asked of it.")
            }
            let answer = try await answer(asked, kept)
            let text = String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
            try await finish(asked, .answered, answer: text)
        } catch let stopped as PlanWorker.CannotPlan {
            try await finish(asked, .failed, trouble: stopped.words)
        }
        return true
    }

    private func take() async throws -> WhatIfRecord? {
        let name = name
        let silent = house.now().adding(seconds: -PlanWorker.silentSeconds)
        let waits: SQL = "(wi.state = 'asked' OR wi.state = 'running' AND wi.heard_at < \(silent))"
        let isWaiting = try await house.store.read { database in
            try database.exists("SELECT 1 FROM what_if wi WHERE \(waits)")
        }
        guard isWaiting else { return nil }
        return try await house.store.keep { writing in
            guard let found = try WhatIfRecord.all(waits, in: writing.connection).last else { return nil }
            let taken = try writing.run(
                """
                UPDATE what_if AS wi SET state = 'running', worker = \(name), heard_at = \(writing.now)
                WHERE wi.id = \(found.id) AND \(waits)
                """)
            return taken == 1 ? found : nil
        }
    }

    private func answer(_ asked: WhatIfRecord, _ kept: KeptPlan) async throws -> WhatIf.Answer {
        let words = kept.names.words(house.authority)
        guard let question = WhatIfQuestion(asked, kept, house.authority) else {
            throw PlanWorker.CannotPlan(words: "Nobody holds this role in these zones in this plan.")
        }
        let seconds: Int =
            try await house.store.read { database in
                try database.value("SELECT seconds FROM term_plan WHERE id = \(asked.plan)")
            } ?? 3
        let effort = Effort(seconds: Double(min(seconds, 15)), seed: 1, threads: threads)
        var now = try await plan(question.now, effort, asked, words)
        var then = try await plan(question.then, effort, asked, words)
        // Whoever has more people can do all that fewer can: what one search missed, the other lends.
        if asked.change == .more, then.cost > now.cost { then.plan = now.plan }
        if asked.change != .more, now.cost > then.cost { now.plan = then.plan }
        let load = (now: PlanLoad(question.now, now.plan), then: PlanLoad(question.then, then.plan))
        var figures = question.figures(question.then, then.plan, load.then)
        figures.unattended = question.unattended
        return WhatIf.Answer(
            now: question.figures(question.now, now.plan, load.now), then: figures, weeks: load.now.mondays,
            role: question.role, leftOut: question.leftOut.map(words.person))
    }

    private func plan(
        _ instance: Instance, _ effort: Effort, _ asked: WhatIfRecord, _ words: PlanWords
    ) async throws -> (plan: Plan, cost: Int) {
        let term: Timetable.Term
        do {
            term = try Timetable.Term(instance)
        } catch {
            throw PlanWorker.CannotPlan(words: error.problems.prefix(5).map(words.words).joined(separator: "\n"))
        }
        let name = name
        let plan = await Planning(term, effort).runOnThread { _ in
            try await house.store.keep { writing in
                let mine: SQL = "id = \(asked.id) AND worker = \(name)"
                return try writing.run("UPDATE what_if SET heard_at = \(writing.now) WHERE \(mine)") == 0
            }
        }
        return (plan, PlanCheck(plan, of: term).cost.total)
    }

    private func finish(
        _ asked: WhatIfRecord, _ state: WhatIf.State, trouble: String = "", answer: String = ""
    ) async throws {
        let name = name
        try await house.store.write(as: "system") { writing in
            try writing.run(
                """
                UPDATE what_if SET state = \(state), trouble = \(trouble), answer = \(answer)
                WHERE id = \(asked.id) AND worker = \(name) AND state = 'running'
                """)
            writing.note("AnswerWhatIf", asked.plan.subject, detail: state.rawValue)
        }
    }
}
