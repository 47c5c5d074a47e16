import Pages
import Reckoning

/// The search box that leads to a zone, on the home page and its own.
enum FindMyZoneBox {
    static func html(asked: String = "") -> HTML {
        """
        <form method="get" action="\(Address.findMyZone)" class="form" role="search">
        <div class="field"><label for="f-q">School’s name, or a postcode</label>
        <p class="hint" id="h-q">For example, part of a school’s name, or NR1 2DH</p>
        <input id="f-q" name="q" type="text" class="w-30" value="\(asked)" maxlength="100" \
        aria-describedby="h-q" data-suggest="/find-my-zone/suggest" \
        data-suggest-into="f-q-found"><ul class="suggestions" id="f-q-found"></ul></div>
        <button class="button">Find my zone</button></form>
        """
    }
}

/// The search and what it found.
struct FindMyZonePage: Sendable {
    let found: ZoneSearch?

    func page(_ visit: Visit) -> Page {
        Page(
            found == nil ? "Find my zone" : "Schools found - Find my zone",
            """
            <h1>Find my zone</h1>
            <p>Every school in \(visit.authority.shortName) belongs to a \
            \(visit.authority.word(.zone)). Find yours, the team that works with it and how to \
            reach them.</p>
            \(FindMyZoneBox.html(asked: found?.asked ?? ""))
            \(found.map { results($0, visit.authority) }.orEmpty)
            """)
    }

    private func results(_ found: ZoneSearch, _ authority: Authority) -> HTML {
        if found.schools.isEmpty { return nothing(found, authority) }
        return switch found.how {
        case .name:
            """
            <h2>\(counted(found.schools.count))</h2>\(list(found))
            \(if: found.schools.count >= SchoolDirectory.mostFound, "<p>There may be more. Type more of the name to see fewer.</p>")
            """
        case .postcode:
            "<h2>Schools nearest to \(found.asked)</h2>" + nearest(found)
        case .roughPostcode, .unknownPostcode:
            """
            <h2>Schools near \(found.asked)</h2>
            <p>We do not know exactly where this is. These are the schools nearest to the middle \
            of the area that its first part stands for, so a nearer one may be missing.</p>
            """ + nearest(found)
        }
    }

    private func counted(_ schools: Int) -> String {
        switch schools {
        case 1: "1 school found"
        case SchoolDirectory.mostFound...: "The first \(schools) schools"
        default: "\(schools) schools found"
        }
    }

    private func nothing(_ found: ZoneSearch, _ authority: Authority) -> HTML {
        let why: HTML =
            found.how == .name
            ? "No school’s name or town has “\(found.asked)” in it. Check the spelling, try one word of the name, or try a postcode."
            : "We know no schools near \(found.asked). Check the postcode, or try the school’s name."
        return """
            <h2>Nothing found</h2>
            \(Part.empty("\(why) You can also ring the \(authority.line.name) on \(authority.line.number)."))
            """
    }

    private func list(_ found: ZoneSearch) -> HTML {
        Part.list(
            found.schools.map { school in
                """
                \(Link(school.name, Address.findMyZone(school.urn)).html)\
                \(if: !school.town.isEmpty, ", \(school.town)")<br>\
                <span class="soft">\(school.zoneName ?? "No zone recorded yet")</span>
                """
            })
    }

    private func nearest(_ found: ZoneSearch) -> HTML {
        Part.table(
            "Nearest schools, as the crow flies", ["School", "Distance", "Zone"],
            found.schools.map { school in
                [
                    Link(school.name, Address.findMyZone(school.urn)).html,
                    HTML(Distance.words(metres: school.metres ?? 0)),
                    HTML(school.zoneName ?? "No zone recorded yet"),
                ]
            })
    }
}

/// A school's zone and everything that follows from it.
struct ZoneAnswerPage: Sendable {
    let answer: ZoneAnswer
    let epss: SchoolEPSSAccess

    func page(_ visit: Visit) -> Page {
        Page(
            "Zone of \(answer.name)", above: [Link("Find my zone", Address.findMyZone)],
            """
            <h1>\(answer.name)</h1>
            \(if: answer.status == .closed, closed)
            \(answer.zone.map { zone($0, visit.authority) } ?? zoneless(visit.authority))
            \(answer.line.html)
            \(if: answer.zone != nil, team(visit.authority))
            <h2>How this school gets \(serviceName(visit.authority))</h2>
            \(epss.block(visit.authority))
            <p>\(Link("On another day, or after a critical incident", Address.epssAccess(answer.urn)).html)</p>
            """)
    }

    private func serviceName(_ authority: Authority) -> String {
        authority.service(authority.epss.service)?.name ?? authority.epss.service
    }

    private func zone(_ zone: ZoneAnswer.InZone, _ authority: Authority) -> HTML {
        var rows: [(String, HTML)] = [
            ("Zone", HTML(zone.name)), ("Roll-out", HTML(zone.phase)),
            ("Meetings", meetings(zone)),
        ]
        if let from = zone.from { rows.append(("In this zone since", HTML(from.short))) }
        if !answer.address.isEmpty { rows.append(("Address", HTML(answer.address))) }
        return """
            <p class="lead">\(answer.name) is in \(zone.name).</p>\(Part.summary(rows))
            """
    }

    private func meetings(_ zone: ZoneAnswer.InZone) -> HTML {
        guard let name = zone.meetingName else {
            let start = zone.nextMeetingFrom.map { " from \($0.short)" } ?? ""
            return "None yet. \(zone.nextMeetingName ?? "Meetings")\(start)"
        }
        if let since = zone.meetingSince { return "\(name), since \(since.short)" }
        let next = zone.nextMeetingName.flatMap { next in
            zone.nextMeetingFrom.map { "; then \(next), from \($0.short)" }
        }
        return "\(name), until \(zone.meetingUntil?.short ?? "further notice")\(next ?? "")"
    }

    private func zoneless(_ authority: Authority) -> HTML {
        Part.inset(
            """
            <p>We have no zone recorded for this school yet, so we cannot say which team works \
            with it. Ring the line below: they will know.</p>
            """)
    }

    private var closed: HTML {
        let next = answer.successors.map { Link($0.name, Address.findMyZone($0.urn)).html }
        return Part.warning("This school has closed.")
            + (next.isEmpty ? "" : "<p>The school that took its place:</p>" + Part.list(next))
    }

    private func team(_ authority: Authority) -> HTML {
        let rows = answer.team.map { role -> [HTML] in
            [HTML(role.name), HTML(role.does), reach(role)]
        }
        return "<h2>The \(authority.word(.zoneTeam))</h2>"
            + Part.table(
                "Who is in the team and how to reach them", ["Role", "What they do", "Reached by"],
                rows)
    }

    private func reach(_ role: ZoneAnswer.TeamRole) -> HTML {
        var ways: [HTML] = [HTML(role.reachedBy)]
        ways += role.telephones.map { HTML($0) }
        ways += role.emails.map { #"<a href="mailto:\#($0)">\#($0)</a>"# }
        ways += role.websites.map { #"<a href="https://\#($0)">\#($0)</a>"# }
        if let note = role.note { ways.append(HTML(note)) }
        return ways.dropFirst().reduce(ways[0]) { "\($0)<br>\($1)" }
    }
}

extension ZoneAnswer.Line {
    /// The line's number, and whether somebody answers now.
    var html: HTML {
        """
        <h2>\(name)</h2><p><strong>\(number)</strong> \(state)</p>
        <p>\(when)\(if: hours != nil, " Its hours are \(hours ?? "").")</p>
        """
    }

    private var state: HTML {
        switch isOpen {
        case true?: Part.tag("Open now", .green)
        case false?: Part.tag("Closed now", .grey)
        case nil: ""
        }
    }

    private var when: HTML {
        if let closesAt { return "It is open until \(closesAt) today." }
        if let opensOn, let opensAt { return "It opens on \(opensOn.long) at \(opensAt)." }
        return isOpen == nil ? "Its hours are not published." : ""
    }
}
