import Pages
import Reckoning
import Storage

// What publishing will do, before it is done.
extension TermPlanPages {
    static func publish(_ visit: Visit, _ form: FormView) async throws -> Page {
        let (plan, planned) = try await read(visit)
        let standing = try await times(of: plan.id, visit)
        let placed = planned.filter { $0.day != nil }
        let moved = placed.filter { one in
            one.meeting.flatMap { standing[$0] }.map { $0.day != one.day || $0.minute != one.starts } ?? false
        }
        let cancelled = planned.filter { $0.day == nil && $0.meeting != nil }
        let people = Set(placed.flatMap { $0.seats.compactMap(\.person) }).count
        let rows = moved.map { one -> [HTML] in
            let before = one.meeting.flatMap { standing[$0] }
            return [HTML(one.subject(visit.authority)), HTML(before?.long ?? ""), HTML(one.when ?? "")]
        }
        return Page(
            "Publish this plan",
            above: [Link("Planning", Address.plans), Link(plan.termName(visit.authority), Address.plan(plan.id))],
            """
            \(form.errorSummary)<h1>Publish this plan</h1>
            \(Part.summary([
                ("New meetings", "\(placed.filter { $0.meeting == nil }.count)"),
                ("Moved", "\(moved.count)"), ("Cancelled", "\(cancelled.count)"),
                ("Left without a place", "\(planned.count - placed.count - cancelled.count)"),
                ("Of the council’s people", "\(people) take part"),
            ]))
            \(if: !rows.isEmpty, Part.table("Moved meetings", ["For", "From", "To"], rows))
            <p>Each school sees its meeting and is asked whether it can come. Packs open at once. \
            \(mail(visit.house.settings.mail))</p>
            \(form.html(form.hidden("plan", plan.id.text) + form.button("Publish the plan")))
            """)
    }

    private static func mail(_ settings: MailSettings?) -> HTML {
        settings == nil
            ? "Alongside sends no e-mail here: tell people yourself that the plan is out."
            : """
            Everybody invited gets an e-mail for their calendar, unless they have switched it off; whoever \
            is invited to more than \(MeetingMails.mostAlone) new meetings gets one e-mail with all of them.
            """
    }

    /// When the meetings that stand already are now.
    static func times(of plan: ID<TermPlan>, _ visit: Visit) async throws -> [ID<Meeting>: LocalTime] {
        let rows = try await visit.store.read { database in
            try database.all(
                """
                SELECT m.id, m.day, m.starts_minute FROM planned_meeting pm
                JOIN meeting m ON m.id = pm.meeting WHERE pm.plan = \(plan)
                """
            ) { (id: try $0[0] as ID<Meeting>, time: LocalTime(day: try $0[1], minute: try $0[2])) }
        }
        return Dictionary(rows.map { ($0.id, $0.time) }, uniquingKeysWith: { first, _ in first })
    }
}
