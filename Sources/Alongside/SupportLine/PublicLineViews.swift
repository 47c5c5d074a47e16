import Pages
import Reckoning

// What the line's public pages look like.
enum PublicLineViews {
    static func line(_ visit: Visit) -> Page {
        let (authority, rules) = (visit.authority, visit.authority.lineRules)
        let line = authority.line
        let now = LineNow(authority, at: visit.house.localTime)
        let route = authority.line(rules.safeguardingLine)
        return Page(
            line.name,
            """
            <h1>\(line.name)</h1>
            <p class="lead"><strong>\(line.number)</strong></p>
            <p>\(now.html)</p>
            <p>\(line.purpose).\(line.hoursInWords.map { " \($0)." } ?? "")</p>
            \(Part.warning("If you are worried about a child’s safety, ring \(route?.name ?? "") on \(route?.number ?? ""). If a child is in danger now, ring 999."))
            <h2>When to call</h2>\(bullets(line.reasonsToCall))
            <h2>What to expect</h2>\(bullets(rules.expect))
            <h2>If you cannot call now</h2>
            <p>Leave your number and we ring you.</p>
            \(Part.button("Ask us to call you", to: Address.askForCallback))
            <p>\(Link("See how a promised call stands", Address.seePromise).html)</p>
            """)
    }

    private static func bullets(_ texts: [String]) -> HTML {
        let items = texts.map { text -> HTML in "<li>\(text)</li>" }
        return "<ul>\(items)</ul>"
    }

    static func ask(_ visit: Visit, _ form: FormView) -> Page {
        let authority = visit.authority
        let route = authority.line(authority.lineRules.safeguardingLine)
        return Page(
            "Ask us to call you", above: [Link(authority.line.name, Address.supportLine)],
            """
            \(form.errorSummary)
            <h1>Ask us to call you</h1>
            <p>We ring you in the opening hours of the line\
            \(authority.line.hoursInWords.map { ": \($0)" } ?? "").</p>
            \(Part.warning("Do not use this form if a child may be at risk of harm. Ring \(route?.name ?? "") on \(route?.number ?? "") now, or 999."))
            \(form.html(form.fields(AskForCallback.fields(authority, on: visit.today)) + form.button("Ask us to call you")))
            <p>We keep your number, postcode and what you write to ring you back and to see how the line \
            is used. \(Link("How we look after what you tell us", "/privacy").html)</p>
            """)
    }

    static func done(_ visit: Visit, _ done: AskForCallback.Done) -> Page {
        let due = visit.authority.timeZone.localTime(of: done.due).long
        return Page(
            "We will call you",
            """
            \(Part.panel("We will call you", "Your reference is <strong>\(done.reference)</strong>"))
            <p>We ring you by \(due). Write the reference down: with it and your postcode you can \
            \(Link("see how your request stands", Address.seePromise).html).</p>
            """)
    }

    static func look(_ form: FormView, found: SeenPromise?, _ visit: Visit) -> Page {
        let fields = [PublicLinePages.referenceField, AskForCallback.postcodeField]
        return Page(
            "How your call stands", above: [Link(visit.authority.line.name, Address.supportLine)],
            """
            \(form.errorSummary)
            <h1>How your call stands</h1>
            \(found.map { state($0, visit) }.orEmpty)
            \(form.html(form.fields(fields) + form.button("See how it stands")))
            """)
    }

    private static func state(_ found: SeenPromise, _ visit: Visit) -> HTML {
        let zone = visit.authority.timeZone
        let due = zone.localTime(of: found.dueAt).long
        let line = visit.authority.line
        let (tag, words): (HTML, String) =
            switch found.state {
            case .kept: (Part.tag("Done", .green), "We have kept this promise.")
            case .broken:
                (
                    Part.tag("Closed", .grey),
                    "We could not reach you or do what we promised. Ring us on \(line.number)."
                )
            case .open where found.dueAt < visit.house.now():
                (
                    Part.tag("Late", .red),
                    "We promised this by \(due) and are late. We are sorry. You can ring us on \(line.number)."
                )
            case .open: (Part.tag("Waiting", .purple), "We will have called you by \(due).")
            }
        let tried =
            switch found.attempts {
            case 0: ""
            case 1: " We have tried to reach you once."
            default: " We have tried to reach you \(found.attempts) times."
            }
        return Part.inset(
            """
            <p>\(tag)</p><p>\(words)\(tried)</p>\
            <p>Promised on \(zone.localTime(of: found.madeAt).long).</p>
            """)
    }
}
