import Pages
import Reckoning

extension SchoolPage {
    var html: HTML {
        let zone = words.zoneName(school.zone) ?? "None"
        let frame = Frame(
            words: words, title: school.name,
            above: [("Schools", "/schools"), (zone, "/zones/\(school.zone ?? "")")])
        return frame.page(
            """
            <h1>\(school.name)</h1>


            <div class="pair"><section><h2>Next meeting</h2>\(next)</section><section><h2>What is missing</h2>
            <ul class="plain">\(missing)</ul></section></div>
            <ul class="facts"><li><strong>\(concerns.count)</strong> open concerns</li><li><strong>\(overdue)</strong> actions overdue</li><li><strong>\(HalfDays.words(halfDays))</strong> of support agreed</li><li><strong>\(HalfDays.words((halfHours + 6) / 7))</strong> of it used</li></ul>
            <div class="pair"><section>\(board("Open actions", actions.map(line), "No action is open. Actions agreed at meetings stand here with who does them and by when."))</section><section>\(board("Open concerns", concerns.map(\.line), "No concern is open. The school raises them for its next meeting."))</section></div>
            <div class="pair"><section>\(board("Agreed support", requests, "No support is agreed or asked for. It begins with a decision at a meeting."))<h3>How to get EPSS today</h3><p>\(words.epss.reason)</p>
            <p class="hint">\(words.epss.source)</p></section><section><h2>Need profiles</h2>
            \(heat)</section></div>
            <div class="pair"><section><h2>Zone Team, \(zone)</h2>\(team(people, words))</section><section><h2>About the school</h2>\(facts(zone))</section></div>
            """)
    }

    private var overdue: Int { actions.count { $0.due < Today.day } }

    private func line(
        _ action: (id: String, isAboutChild: Bool, what: String, owner: String, due: String)
    ) -> HTML {
        let mark =
            action.due < Today.day
            ? tag("Overdue since \(Today.brief(action.due))", "red")
            : tag("Due \(Today.brief(action.due))", "grey")
        return todo(
            "/actions/\(action.id)", action.isAboutChild ? "An action about a child" : action.what,
            action.owner, mark)
    }

    private var next: HTML {
        let next: HTML =
            meetings.first(where: \.isAhead).map { meeting -> HTML in
                """
                <p class="lead">\(words.meetings[meeting.kind] ?? "") on \(Today.long(meeting.day)), \(clockWords(meeting.minute))</p>
                <p>\(meeting.tag) \(meeting.place)</p>
                <a class="button" href="/meetings/\(meeting.id)">Open the pack</a>
                """
            } ?? #"<p class="empty">No meeting is planned. The zone coordinator plans one each term.</p>"#
        guard let last = meetings.last(where: \.wasHeld) else { return next }
        return """
            \(next)<p>Last: <a href="\(last.link)">\(words.meetings[last.kind] ?? "") of \(Today.short(last.day))</a> \(last.tag)</p>
            """
    }

    private var missing: [HTML] {
        var lines: [HTML] = []
        let waiting = concerns.filter { !$0.mayBeDiscussed }
        if let first = waiting.first {
            let what =
                waiting.count == 1
                ? "A child’s concern has no lawful basis, so it cannot go to a meeting"
                : "\(waiting.count) children’s concerns have no lawful basis, so they cannot go to a meeting"
            lines.append(#"<li><a href="/concerns/\#(first.id)">\#(what)</a></li>"#)
        }
        if overdue > 0 {
            let what = overdue == 1 ? "An action is overdue" : "\(overdue) actions are overdue"
            lines.append(#"<li><a href="/actions/\#(actions[0].id)">\#(what)</a></li>"#)
        }
        if meetings.first(where: \.isAhead) == nil { lines.append("<li>No TAS meeting is planned</li>") }
        if let late = meetings.first(where: \.isAhead), late.day < Today.day {
            lines.append(
                #"<li><a href="/meetings/\#(late.id)">The meeting of \#(Today.long(late.day)) has not been recorded</a></li>"#
            )
        }
        if let unrated = meetings.last(where: { $0.state == "published" && !$0.isRated }) {
            lines.append(
                #"<li><a href="/meetings/\#(unrated.id)">The meeting of \#(Today.short(unrated.day)) has not been rated</a></li>"#
            )
        }
        if records.without > 0 {
            lines.append(
                "<li>\(shown(records.without)) at SEN Support or with an EHC plan without a current INDES profile</li>")
        }
        if records.old > 0 {
            lines.append("<li>\(shown(records.old)) with a profile made before version 2020 of INDES</li>")
        }
        return lines
    }

    private func shown(_ count: Int) -> String {
        count < 5 ? "Fewer than 5 children" : "\(count) children"
    }

    private var heat: HTML {
        let most = max(1, needs.values.flatMap(\.values).max() ?? 0)
        var children = 0
        let rows = words.sections.map { section -> HTML in
            let counts = (0..<words.levels).map { needs[section[0]]?[$0] ?? 0 }
            children = max(children, counts.reduce(0, +))
            let cells = counts.map { count -> HTML in
                count > 0 && count < 5
                    ? #"<td class="h0">c</td>"#
                    : #"<td class="h\#((5 * count + most - 1) / most)">\#(count)</td>"#
            }
            return #"<tr><th scope="row">\#(section[1])</th>\#(cells)</tr>"#
        }
        guard children > 0 else {
            return #"<p class="empty">No child has a need profile yet. The SENDCo records one on the child’s page.</p>"#
        }
        let heads = (0..<words.levels).map { #"<th scope="col">\#($0)</th>"# as HTML }
        return """
            <figure class="figure"><div class="scroll" role="region" aria-labelledby="needs-title" tabindex="0"><table class="heat" aria-describedby="needs-says">
            <caption id="needs-title">Children by section and level of INDES</caption><thead><tr><th scope="col">Section</th>\(heads)</tr></thead>
            <tbody>\(rows)</tbody></table></div>
            <p class="note" id="needs-says">\(children) children have a current profile. Levels run from 0, no need, to 7.</p><p class="note">c: not shown, because the number is so small that a child might be recognised.</p></figure>
            """
    }

    private func facts(_ zone: String) -> HTML {
        let trust: HTML =
            school.trust.map { #"<a href="/trusts/\#($0)">\#(school.trustName ?? "")</a>"# } ?? "None"
        let others =
            before.map {
                #"<div><dt>Was before</dt><dd><a href="/schools/\#($0.urn)">\#($0.name)</a></dd></div>"# as HTML
            }
            + after.map { #"<div><dt>Became</dt><dd><a href="/schools/\#($0.urn)">\#($0.name)</a></dd></div>"# as HTML }
        return """
            <dl class="summary"><div><dt>Type</dt><dd>\(school.type)</dd></div><div><dt>Phase</dt><dd>\(school.phase)</dd></div><div><dt>URN</dt><dd>\(school.urn)</dd></div><div><dt>Pupils</dt><dd>\(school.pupils ?? 0)</dd></div><div><dt>Ages</dt><dd>\(school.ages.0 ?? 0) to \(school.ages.1 ?? 0)</dd></div><div><dt>Trust</dt><dd>\(trust)</dd></div><div><dt>Zone</dt><dd><a href="/zones/\(school.zone ?? "")">\(zone)</a>, since \(Today.short(school.zoneFrom ?? ""))</dd></div>\(others)</dl>
            """
    }
}
