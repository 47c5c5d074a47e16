import Pages
import Reckoning
import Storage

// What the page of a request looks like.

/// What the page of a request shows.
struct RequestPage: Sendable {
    let detail: SupportDetail
    let child: Child?
    let doors: NextDoors
    /// Not where the child has moved away from the school for which it was asked.
    let maySeeSchool: Bool

    private var record: SupportRecord { detail.request }

    func page(_ visit: Visit) -> Page {
        let turn = Turn(record, visit.authority)
        return Page(
            title(visit.authority),
            above: [Link("Support", Address.support)]
                + (maySeeSchool ? [Link(record.schoolName, Address.school(record.school))] : []),
            """
            <h1>\(title(visit.authority))</h1>
            <p>\(record.state.tag) \(turn.words)\(AnswerDue(record, visit).html)</p>
            \(nextButtons)
            \(detail.chain.html)
            \(record.isWithheld ? withheld : facts(visit))
            \(sessions)
            \(report(visit))
            \(review)
            \(visit.history(detail.steps))
            """)
    }

    private func title(_ authority: Authority) -> String {
        let service = authority.service(record.service)?.shortName ?? record.service
        return "Support from \(service) for \(record.schoolName)"
    }

    private var nextButtons: HTML {
        let first = doors.first.map {
            "<p>\(Part.button($0.words, to: Address.request(record.id, $0.door)))</p>" as HTML
        }
        let others = doors.others.map {
            Link($0.words, Address.request(record.id, $0.door)).html
        }
        return first.orEmpty + (others.isEmpty ? "" : Part.list(others))
    }

    private var withheld: HTML {
        Part.inset(
            """
            <p>This support is about a child who is not shared with you, so what it says is \
            withheld.</p>
            """)
    }

    private func facts(_ visit: Visit) -> HTML {
        let about = child.map { "\($0.name), \($0.year)" } ?? record.about
        var rows: [(String, HTML)] = [
            ("Concern", Link(record.title, Address.concern(record.concern)).html),
            ("About", HTML(about)),
            ("Offer", HTML(visit.authority.offer(record.offer)?.name ?? record.offer)),
            ("Asked of the service", Part.typed(record.question)),
        ]
        if let zone = record.zone { rows.append(("Zone", visit.zoneName(zone))) }
        if let name = record.practitionerName { rows.append(("Given by", HTML(name))) }
        if let days = record.daysWords { rows.append(("Days used", HTML(days))) }
        if let day = record.firstDay, let half = record.firstHalf {
            rows.append(("First visit", HTML("\(day.long), in the \(half.words)")))
        }
        return Part.summary(rows)
    }

    private var sessions: HTML {
        guard !detail.sessions.isEmpty else { return "" }
        let rows = detail.sessions.map { session -> [HTML] in
            [
                HTML(session.day.long), HTML(HalfDays.hours(session.halfHours)),
                Part.typed(session.what), HTML(session.practitioner),
            ]
        }
        return "<h2>Sessions</h2>"
            + Part.table("Sessions given", ["Day", "Time", "What was done", "By"], rows)
    }

    private func report(_ visit: Visit) -> HTML {
        detail.report.map { report in
            let when = visit.authority.timeZone.localTime(of: report.reportedAt).day
            return """
                <h2>Report</h2><p>\(report.reportedBy), \(when.long)</p>
                \(Part.summary([
                    ("Found", Part.typed(report.findings)),
                    ("Recommended", Part.typed(report.recommendations)),
                ]))
                """
        }.orEmpty
    }

    private var review: HTML {
        detail.review.map { review in
            let meeting = Link(
                "Meeting of \(review.meetingDay.long)", Address.meeting(review.meeting))
            return """
                <h2>Review</h2>
                \(Part.summary([
                    ("Outcome", review.outcome.tag), ("What next", Part.typed(review.next)),
                    ("Reviewed at", meeting.html), ("Recorded by", HTML(review.reviewedBy)),
                ]))
                """
        }.orEmpty
    }
}
