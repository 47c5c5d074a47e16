import Pages
import Reckoning
import Storage

// What the page of a school looks like: what is next and what is missing first, then what is open,
// then who to ask and what is known.
extension SchoolBoard {
    func page(_ visit: Visit) -> Page {
        let (authority, today) = (visit.authority, visit.today)
        return Page(
            facts.name, above: above(visit), wide: true,
            """
            <h1>\(facts.name)</h1>
            \(if: facts.isClosed, closedWords)
            \(if: mayBringConcern, Part.button("Raise a concern", to: Address.bringConcern(facts.urn)))
            \(if: mayBringConcern, "<p>\(Link("When the school can meet", Address.halfDays(facts.urn)).html)</p>")
            \(pair(meetings(authority, on: today), missing))
            \(Part.facts(numbers(on: today)))
            \(pair(actionsBlock(on: today), concernsBlock(authority)))
            \(pair(supportBlock(authority), needsBlock(authority)))
            \(pair(teamBlock(authority), factsBlock(visit)))
            """)
    }

    private func actionsBlock(on today: Day) -> HTML {
        board(
            "Open actions", actions.map { $0.todo(on: today) },
            empty: """
                No action is open. Actions agreed at meetings stand here with who does them and by \
                when.
                """)
    }

    private func concernsBlock(_ authority: Authority) -> HTML {
        board("Open concerns", concerns.map { $0.todo(authority) }, empty: noConcerns)
    }

    private func supportBlock(_ authority: Authority) -> HTML {
        let requests = board(
            "Agreed support", support.map { $0.todo(authority) },
            empty: "No support is agreed or asked for. It begins with a decision at a meeting.")
        return requests + epssWords(authority)
    }

    private func above(_ visit: Visit) -> [Link] {
        var above = [Link("Schools", Address.schools)]
        if let zone = facts.zone, let zoneName, visit.mayOpenZone(zone) {
            above.append(Link(zoneName, Address.zone(zone)))
        }
        return above
    }

    private var closedWords: HTML {
        let successor = after.first
        let next: HTML = successor.map { next in
            "Its place was taken by \(Link(next.name, Address.school(next.urn)).html)."
        }.orEmpty
        return Part.inset(
            "<p>This school closed\(facts.closed.map { " on \($0.long)" } ?? ""). \(next)</p>")
    }

    private func numbers(on today: Day) -> [(number: String, words: String, to: String?)] {
        let overdue = actions.filter { $0.isOverdue(on: today) }.count
        let (agreed, used) = (
            support.reduce(0) { $0 + $1.agreedHalfDays }, support.reduce(0) { $0 + $1.usedHalfHours }
        )
        let given: [(number: String, words: String, to: String?)] =
            agreed == 0 && used == 0 ? [] : [(HalfDays.words(halfHours: used), "of it used", nil)]
        return [
            ("\(concerns.count)", concerns.count == 1 ? "open concern" : "open concerns", nil),
            ("\(overdue)", overdue == 1 ? "action overdue" : "actions overdue", nil),
            (HalfDays.words(agreed), "of support agreed", nil),
        ] + given
    }

    private func meetings(_ authority: Authority, on today: Day) -> HTML {
        let next: HTML =
            nextMeeting.map { meeting -> HTML in
                let what = meeting.state.isAhead ? "Open the pack" : "Open the record"
                return """
                    <p class="lead">\(meeting.kindName(authority)) on \(meeting.when)</p>
                    <p>\(meeting.stateTag(on: today)) \(meeting.place)</p>
                    \(Part.button(what, to: Address.meeting(meeting.id)))
                    """
            } ?? Part.empty("No meeting is planned. The zone coordinator plans one each term.")
        let last: HTML = lastMeeting.map { meeting in
            """
            <p>Last: \(Link("\(meeting.kindName(authority)) of \(meeting.day.short)", meeting.link).html) \
            \(meeting.stateTag(on: today))</p>
            """
        }.orEmpty
        return "<h2>Next meeting</h2>\(next)\(last)"
    }

    private var missing: HTML {
        let lines = gaps.map { gap -> HTML in
            gap.to.map { Link(gap.words, $0).html } ?? HTML(gap.words)
        }
        return """
            <h2>What is missing</h2>
            \(lines.isEmpty ? HTML("Nothing is missing in what the council holds.") : Part.list(lines))
            """
    }

    private var noConcerns: HTML {
        mayBringConcern
            ? """
            No concern is open. \(Link("Raise one", Address.bringConcern(facts.urn)).html) about the \
            whole school, a cohort or a child.
            """ : "No concern is open. The school raises them for its next meeting."
    }

    private func needsBlock(_ authority: Authority) -> HTML {
        guard let needs else { return "" }
        let words: HTML = Part.empty(
            "No child has a need profile yet. The SENDCo records one on the child’s page.")
        return """
            <h2>Need profiles</h2>
            \(needs.isEmpty ? words : needs.heat(authority))
            """
    }

    private func epssWords(_ authority: Authority) -> HTML {
        epss.map { epss -> HTML in
            let until: HTML = epss.until.map { day in
                "<p>This holds until \(day.adding(days: -1).long).</p>"
            }.orEmpty
            let name = authority.service(authority.epss.service)?.shortName ?? "EPSS"
            return """
                <h3>How to get \(name) today</h3><p>\(epss.reason)</p>\(until)
                <p class="hint">\(epss.source)</p>
                """
        }.orEmpty
    }

    private func teamBlock(_ authority: Authority) -> HTML {
        guard let team, let zoneName else {
            return "<h2>Zone team</h2>\(Part.empty("The school’s zone is not recorded yet."))"
        }
        return "<h2>\(authority.word(.zoneTeam)), \(zoneName)</h2>\(team.html)"
    }

    private func factsBlock(_ visit: Visit) -> HTML {
        var rows: [(String, HTML)] = [
            ("Type", HTML(facts.typeName)), ("Phase", HTML(facts.phase)), ("URN", "\(facts.urn.number)"),
        ]
        if let pupils = facts.pupils { rows.append(("Pupils", "\(pupils)")) }
        if let low = facts.lowAge, let high = facts.highAge { rows.append(("Ages", "\(low) to \(high)")) }
        rows.append(
            ("Trust", facts.trust.map { Link(facts.trustName ?? "Trust \($0)", Address.trust($0)).html } ?? "None"))
        if let zone = facts.zone {
            let since: HTML = facts.zoneFrom.map { ", since \($0.short)" }.map { HTML($0) }.orEmpty
            rows.append(("Zone", visit.zoneName(zone) + since))
        }
        rows += before.map { ("Was before", Link($0.name, Address.school($0.urn)).html) }
        rows += after.map { ("Became", Link($0.name, Address.school($0.urn)).html) }
        return "<h2>About the school</h2>\(Part.summary(rows))"
    }
}

extension ZoneTeam {
    var drawn: HTML {
        Part.summary(
            members.map { member in
                let who: HTML =
                    member.people.isEmpty
                    ? "" : "<strong>\(member.people.joined(separator: ", "))</strong><br>"
                return (
                    member.role,
                    """
                    \(who)\(member.does). <span class="hint">\(member.reachedBy)</span>
                    """
                )
            })
    }
}
