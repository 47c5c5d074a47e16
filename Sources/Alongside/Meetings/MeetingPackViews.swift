import Pages
import Reckoning
import Storage

// What the page of a meeting looks like.

extension MeetingPack {
    func page(_ visit: Visit) -> Page {
        let authority = visit.authority
        return Page(
            meeting.title(authority), above: meeting.above(authority, itself: false),
            """
            <h1>\(meeting.title(authority))</h1>
            <p>\(meeting.state.tag)</p>
            \(buttons(visit))
            \(Part.summary(facts(visit)))
            \(meeting.isWithheld ? withheld : inside(visit))
            \(visit.history(steps))
            """)
    }

    private var withheld: HTML {
        Part.inset(
            "<p>This meeting is held for a child who is not shared with you, so what is said in it is withheld.</p>"
        )
    }

    private func inside(_ visit: Visit) -> HTML {
        """
        <h2>\(meeting.state == .planned ? "The pack" : "The agenda")</h2>
        \(lead)
        \(agenda(visit))
        \(leftOut)
        <h2>People</h2>\(people(visit.authority))
        <h2>Papers</h2>\(paperList)
        \(lastMeeting(visit.authority))
        """
    }

    private func facts(_ visit: Visit) -> [(String, HTML)] {
        let authority = visit.authority
        let kind = authority.meetingKind(meeting.kind)
        var rows: [(String, HTML)] = [
            ("When", HTML("\(meeting.day.long), \(meeting.clock)")), ("Where", HTML(meeting.place)),
        ]
        if let zone = meeting.zone { rows.append(("Zone", visit.zoneName(zone))) }
        if meeting.state == .planned {
            rows.append(("The pack closes", HTML("At the end of \(meeting.packCloses.long)")))
        }
        if let kind { rows.append(("What it is for", HTML(kind.purpose))) }
        if let rating {
            rows.append(("The school's rating", HTML("\(rating.stars) of 5. \(rating.comment)")))
        }
        return rows
    }

    /// The one thing to do now, then the others.
    private func buttons(_ visit: Visit) -> HTML {
        let id = meeting.id
        var links: [(String, String)] = []
        let isOpen = meeting.isPackOpen(on: visit.today)
        if isMySchool, isOpen, let school = meeting.school {
            links.append(("Raise a concern", Address.bringConcern(school)))
        }
        if isMySchool && isOpen || mayHold && meeting.state.isAhead {
            links.append(("Add a paper", Address.addPaper(id)))
        }
        switch meeting.state {
        case .planned where mayHold && visit.today >= meeting.packCloses:
            links.insert(("Close the pack", Address.closePack(id)), at: 0)
        case .packClosed where mayHold, .held where mayHold:
            links.insert(("Record the meeting", Address.record(id)), at: 0)
        case .published:
            links.insert(("Read the recap", Address.recap(id)), at: 0)
            let isRated = visit.authority.meetingKind(meeting.kind)?.isRated == true
            if isMySchool && isRated { links.append(("Rate this meeting", Address.rate(id))) }
        case .planned, .packClosed, .held, .cancelled: break
        }
        if isMySchool && meeting.state.isAhead && meeting.school != nil && meeting.child == nil {
            links.append(("Answer the invitation", Address.answerInvitation(id)))
        }
        if meeting.state.isAhead { links.append(("Add to your calendar", Address.invitationFile(id))) }
        if mayHold && meeting.state.isAhead {
            links += [
                ("Invite somebody", Address.invite(id)), ("Move it", Address.move(id)),
                ("Cancel it", Address.cancel(id)),
            ]
        }
        let buttons = links.enumerated().map { index, link -> HTML in
            let kind: HTML = index == 0 ? "button" : "button secondary"
            return #"<a class="\#(kind)" href="\#(link.1)">\#(link.0)</a>"#
        }
        return "<p>\(buttons)</p>"
    }

    private var lead: HTML {
        switch meeting.state {
        case .planned:
            """
            <p>This pack builds itself from what the school and its services write down. The school \
            can add concerns and papers until it closes.</p>
            """
        case .packClosed:
            "<p>The agenda is closed. What comes in now waits for the next meeting.</p>"
        case .held: "<p>The meeting has been held. Its recap has not been published yet.</p>"
        case .published, .cancelled: ""
        }
    }

    /// Concerns about children that cannot go to the meeting yet, with what to do.
    private var leftOut: HTML {
        let waiting = concerns.filter { !$0.mayBeDiscussed }
        guard !waiting.isEmpty else { return "" }
        let lines = waiting.map { concern -> HTML in
            let record = concern.child.map { child -> HTML in
                isMySchool
                    ? #" <a href="\#(Address.recordBasis(child))">Record a lawful basis</a>"# : ""
            }
            return "\(Link(concern.title, Address.concern(concern.id)).html)\(record)"
        }
        return """
            <h3>Left out until there is a lawful basis</h3>
            <p>These are about a child. They go to a meeting once the school has recorded the \
            family's consent or another basis.</p>\(Part.list(lines))
            """
    }

    private func people(_ authority: Authority) -> HTML {
        guard !attendees.isEmpty else {
            return Part.empty(
                "Nobody is invited yet. \(if: mayHold, Link("Invite somebody", Address.invite(meeting.id)).html)"
            )
        }
        let rows = attendees.map { one -> [HTML] in
            [
                HTML(one.name), HTML(authority.role(one.role)?.name ?? one.role),
                HTML(one.state.words),
            ]
        }
        return Part.table("Who is invited", ["Name", "Role", "Attendance"], rows)
    }

    private var paperList: HTML {
        guard !papers.isEmpty else {
            return Part.empty(
                "No papers yet. What somebody adds stands here for everybody to read.")
        }
        return Part.list(
            papers.map { paper -> HTML in
                let content: HTML =
                    paper.isLink
                    ? Link(paper.content, paper.content).html : Part.typed(paper.content)
                return "<strong>\(paper.title)</strong>, added by \(paper.addedBy) \(content)"
            })
    }

    private func lastMeeting(_ authority: Authority) -> HTML {
        guard let last else { return "" }
        let kind = authority.meetingKind(last.kind, on: last.day)
        let lines = lastItems.filter { !$0.isSection }.map { item -> HTML in
            "\(item.title): \(item.decisionWords(kind))"
        }
        return """
            <h2>The last meeting</h2>
            <p><a href="\(Address.recap(last.id))">\(last.kindName(authority)), \
            \(last.day.long)</a></p>\(if: !lines.isEmpty, Part.list(lines))
            """
    }
}

extension AgendaItemRecord {
    /// What was decided, in the words of the kind.
    func decisionWords(_ kind: MeetingKind?) -> String {
        if isWithheld { return "withheld" }
        if let outcome { return outcome.words }
        return decision.map { kind?.decision($0)?.words ?? $0 } ?? "not decided"
    }
}
