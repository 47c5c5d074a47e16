import Pages
import Reckoning
import Storage

// What publishing will do, before it is done.
extension TermPlanPages {
    static func publish(_ visit: Visit, _ form: FormView) async throws -> Page {
        let (plan, planned) = try await read(visit)
        let difference = try await visit.store.read { database in
            try PlanDifference.find(plan.id, planned, in: database)
        }
        let placed = planned.filter { $0.day != nil }
        let people = Set(placed.flatMap { $0.seats.compactMap(\.person) }).count
        return Page(
            "Publish this plan",
            above: [Link("Planning", Address.plans), Link(plan.termName(visit.authority), Address.plan(plan.id))],
            """
            \(form.errorSummary)<h1>Publish this plan</h1>
            \(Part.summary([
                ("New meetings", "\(placed.filter { $0.meeting == nil }.count)"),
                ("Moved", "\(difference.moved.count)"), ("Cancelled", "\(difference.cancelled.count)"),
                ("Left without a place", "\(planned.count - placed.count - difference.cancelled.count)"),
                ("Of the council’s people", "\(people) take part"),
            ]))
            \(difference.html(visit.authority))
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
}
