import Pages
import Reckoning

extension ZonePage {
    var html: HTML {
        func sum(_ one: (Line) -> Int) -> Int { lines.reduce(0) { $0 + one($1) } }
        let unplanned = lines.count { $0.next == nil }
        let (used, toCome) = (sum(\.used), sum(\.toCome))
        return Frame(words: words, title: zone.name, above: [("Zones", "/zones")]).page(
            """
            <h1>\(zone.name)</h1>
            <p>\(zone.phase). Its schools have TAS meetings.</p>
            <ul class="facts"><li><strong>\(lines.count)</strong> schools</li><li><strong>\(unplanned)</strong> without a next meeting</li><li><strong>\(sum(\.open))</strong> open concerns</li><li><strong>\(sum(\.overdue))</strong> actions overdue</li><li><strong>\(sum(\.requests))</strong> open requests</li><li><strong>\(HalfDays.words((used + 6) / 7))</strong> of support used this term</li><li><strong>\(HalfDays.words(toCome))</strong> of support still to come</li></ul>
            <h2>Not heard from</h2>
            \(quiet)
            <h2>Schools</h2><div class="scroll" role="region" aria-label="Schools of the zone" tabindex="0"><table>
            <caption>Schools of the zone</caption><thead><tr><th scope="col">School</th><th scope="col">Last meeting</th><th scope="col">Next meeting</th><th scope="col">Open concerns</th><th scope="col">Actions overdue</th><th scope="col">Open requests</th><th scope="col">Days used this term</th><th scope="col">Days still to come</th><th scope="col">Last contact</th></tr></thead>
            <tbody>\(lines.map(row))</tbody></table></div>
            <h2>Zone Team</h2>\(team(people, words))
            """)
    }

    private var quiet: HTML {
        let silent = lines.filter(\.isQuiet)
        let since = Today.long(Today.termDay)
        guard !silent.isEmpty else {
            return #"<p class="empty">Every school has been in touch since \#(since).</p>"#
        }
        let items = silent.map { line -> HTML in
            let last = line.contact.map { "last contact \(Today.short($0))" } ?? "no contact on record"
            let next = line.next.map { "meets on \(Today.short($0.day))" } ?? "no meeting planned"
            return """
                <li><a href="/schools/\(line.urn)">\(line.name)</a>: \(last), \(next)</li>
                """
        }
        return #"<p>No concern, meeting or session since \#(since).</p><ul class="plain">\#(items)</ul>"#
    }

    private func row(_ line: Line) -> HTML {
        let last: HTML =
            line.last.map { #"<a href="/meetings/\#($0.id)\#($0.state == "published" ? "/recap" : "")">\#(Today.short($0.day))</a>"# } ?? "None in a year"
        let next: HTML =
            line.next.map { meeting -> HTML in
                """
                <a href="/meetings/\(meeting.id)">\(Today.short(meeting.day))</a>\(if: meeting.day < Today.day, " \(tag("Not recorded", "red"))")
                """
            } ?? tag("None planned", "amber")
        let contact: HTML =
            line.contact.map { day -> HTML in
                "\(Today.short(day))\(if: line.isQuiet, " \(tag("Quiet", "amber"))")"
            } ?? tag("Never", "red")
        let overdue = line.overdue == 0 ? "0" : tag("\(line.overdue) overdue", "red")
        return """
            <tr><th scope="row"><a href="/schools/\(line.urn)">\(line.name)</a></th><td>\(last)</td><td>\(next)</td><td>\(line.open)</td><td>\(overdue)</td><td>\(line.requests)</td><td>\(HalfDays.number((line.used + 6) / 7))</td><td>\(HalfDays.number(line.toCome))</td><td>\(contact)</td></tr>
            """
    }
}
