import Pages
import Reckoning
import Storage

/// Today for a practitioner: what they have been allocated, what is to be logged, which reports
/// are due.
struct TodayPractitioner: TodaySection {
    let mine: [BoardRequest]

    static func load(_ look: TodayLook) throws -> TodayPractitioner {
        TodayPractitioner(
            mine: try BoardRequest.all(
                for: look.person, on: look.today,
                where: """
                    r.service IN \(list: look.values(.service))
                    AND r.state IN ('allocated', 'delivering', 'reported')
                    AND al.practitioner = \(look.person.id)
                    """, in: look.database))
    }

    func html(_ visit: Visit) -> HTML {
        let begun = mine.filter { $0.state == .delivering }
        let due = begun.filter(\.isUsedUp)
        let going = begun.filter { !$0.isUsedUp }
        func todos(_ requests: [BoardRequest]) -> [Part.Todo] {
            requests.map { $0.todo(ofMine: visit.authority) }
        }
        let (new, told) = (
            mine.filter { $0.state == .allocated }, mine.filter { $0.state == .reported }
        )
        let reports = board("Reports due: all agreed days are used", todos(due), empty: "")
        return (due.isEmpty ? "" : reports)
            + board("To begin", todos(new), empty: "Nothing new is allocated to you.")
            + board(
                "In progress: log your sessions", todos(going),
                empty: "Nothing is in progress. What you log a first session for stands here.")
            + board(
                "Reported, waiting for review", todos(told), empty: "No report waits for review.")
    }
}

extension BoardRequest {
    /// Whether the agreed half-days have been given.
    var isUsedUp: Bool {
        agreedHalfDays > 0
            && HalfDays.left(of: agreedHalfDays, halfHoursUsed: usedHalfHours) == 0
    }
}
