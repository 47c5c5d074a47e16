import Pages
import Reckoning
import Storage

/// The pages on which meetings are planned, moved, cancelled and prepared.
package enum PlanPages {
    package static let routes: [Route] =
        Route.form(
            PlanMeeting.self, at: "/meetings/new", page: plan,
            done: { _, done in
                let people = done.invited == 1 ? "1 person is" : "\(done.invited) people are"
                return (Address.meeting(done.meeting), "The meeting is planned. \(people) invited.")
            })
        + Route.form(
            MoveMeeting.self, at: "/meetings/{meeting}/move", page: move,
            done: { _, done in
                (Address.meeting(done.meeting), "The meeting is moved to \(done.day.long).")
            })
        + Route.form(
            CancelMeeting.self, at: "/meetings/{meeting}/cancel", page: cancel,
            done: { _, done in (Address.meeting(done.meeting), "The meeting is cancelled.") })
        + Route.form(
            InviteToMeeting.self, at: "/meetings/{meeting}/invite", page: invite,
            done: { _, done in (Address.meeting(done.meeting), "They are invited.") })
        + Route.form(
            AddPaper.self, at: "/meetings/{meeting}/papers/new", page: paper,
            done: { _, done in (Address.meeting(done.meeting), "The paper is in the pack.") })
        + Route.form(
            CloseAgenda.self, at: "/meetings/{meeting}/close-pack", page: close,
            done: { _, done in
                let left = done.leftOut.count
                let words = left == 0 ? "" : " \(left) left out: no lawful basis."
                return (Address.meeting(done.meeting), "The pack is closed." + words)
            })

    static func plan(_ visit: Visit, _ form: FormView) async throws -> Page {
        let kinds = visit.authority.meetingKinds.filter {
            $0.period.to.map { $0 >= visit.today } ?? true
        }
        guard let kind = kinds.first(where: { $0.code.rawValue == form.given["kind"] }) else {
            return planQuestion(visit, form, kinds)
        }
        let choices = try await PlanChoices.read(visit, kind)
        var shown = form
        if shown.given["minutes"].isEmpty { shown.given["minutes"] = String(kind.minutes) }
        return Page(
            "Plan a meeting", above: [Link("Meetings", Address.meetings)],
            """
            \(form.errorSummary)
            <h1>Plan a \(kind.name)</h1>
            <p>\(kind.purpose). Those who usually attend are invited, and the pack opens at once.</p>
            \(shown.html(draft: visit.path, """
                \(shown.hidden("kind", kind.code.rawValue))\(shown.fields(choices.fields))
                \(shown.fields([
                    MeetingTime.dayField, MeetingTime.startsField, MeetingTime.minutesField,
                    MeetingTime.placeField,
                ]))
                \(shown.button("Plan this meeting"))
                """))
            """)
    }

    private static func planQuestion(
        _ visit: Visit, _ form: FormView, _ kinds: [MeetingKind]
    ) -> Page {
        let choices = kinds.map { Field.Choice($0.code.rawValue, $0.name, hint: $0.purpose) }
        return Page(
            "Plan a meeting", above: [Link("Meetings", Address.meetings)],
            """
            \(form.errorSummary)
            <h1>Plan a meeting</h1>
            <form method="get" action="\(visit.path)" class="form">
            \(form.hidden("school", form.given["school"]))
            \(form.field(PlanMeeting.kindField.offering(choices)))
            <button class="button">Continue</button></form>
            """)
    }

    static func move(_ visit: Visit, _ form: FormView) async throws -> Page {
        var shown = form
        let meeting = try await visit.meeting(.holdMeeting)
        if shown.given["version"].isEmpty || !form.refusals.isEmpty {
            shown.given["version"] = String(meeting.version)
        }
        if shown.given["place"].isEmpty { shown.given["place"] = meeting.place }
        return try await visit.meetingForm(.holdMeeting, "Move this meeting", shown) { _ in
            """
            \(shown.fields([
                MeetingField.version, MeetingTime.dayField, MeetingTime.startsField,
                MeetingTime.placeField, MoveMeeting.reasonField,
            ]))
            \(shown.button("Move the meeting"))
            """
        }
    }

    static func cancel(_ visit: Visit, _ form: FormView) async throws -> Page {
        try await visit.meetingForm(.holdMeeting, "Cancel this meeting", form) { meeting in
            """
            <p>Everybody who can see the meeting reads the reason. \
            \(if: meeting.state == .packClosed, "The concerns on its agenda wait for the next meeting.")</p>
            \(form.field(CancelMeeting.reasonField))
            \(form.button("Cancel the meeting", kind: "warning"))
            """
        }
    }

    static func invite(_ visit: Visit, _ form: FormView) async throws -> Page {
        let roles = visit.authority.roles.inForce(on: visit.today)
        return try await visit.meetingForm(.holdMeeting, "Invite somebody", form) { _ in
            """
            \(form.field(InviteToMeeting.nameField))
            \(form.field(InviteToMeeting.roleField.offering(roles.map { .init($0.code, $0.name) })))
            \(form.button("Invite them"))
            """
        }
    }

    static func paper(_ visit: Visit, _ form: FormView) async throws -> Page {
        let right: Permission =
            try visit.signedIn.may(.holdMeeting) ? .holdMeeting : .bringConcern
        return try await visit.meetingForm(right, "Add a paper", form) { _ in
            """
            \(form.field(AddPaper.titleField))\(form.field(AddPaper.contentField))
            \(form.button("Add this paper"))
            """
        }
    }

    /// Shows what will be frozen, and what is left out, before it is done.
    static func close(_ visit: Visit, _ form: FormView) async throws -> Page {
        let id: ID<Meeting> = try visit.parameter("meeting")
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        let draw = try await visit.store.read { database -> AgendaDraw? in
            guard
                try MeetingRecord.find(
                    id, for: person, on: today, in: database, by: .holdMeeting) != nil,
                let found = try MeetingAtHand.find(id, in: database),
                let kind = found.kind(authority)
            else { return nil }
            return try AgendaDraw.of(found, kind, on: today, in: database)
        }
        guard let draw else { throw NotThere() }
        let ready = draw.concerns.filter(\.mayBeDiscussed)
        let children = ready.filter { $0.child != nil }.count
        return try await visit.meetingForm(.holdMeeting, "Close the pack", form) { _ in
            """
            \(Part.summary([
                ("Concerns", "\(ready.count) go on the agenda, \(children) of them about a child"),
                ("Support for review", "\(draw.reviews.filter(\.mayBeDiscussed).count)"),
                ("Left out", "\(draw.leftOut.count) about a child without a lawful basis: they wait"),
            ]))
            <p>The agenda is frozen. Children on it are shared with the zone team under their \
            lawful basis. What comes in afterwards waits for the next meeting.</p>
            \(form.button("Close the pack"))
            """
        }
    }
}

/// For whom a meeting of a kind can be planned: the schools, zones or trusts in scope.
struct PlanChoices: Sendable {
    let fields: [Field]

    static func read(_ visit: Visit, _ kind: MeetingKind) async throws -> PlanChoices {
        let (person, today) = (try visit.signedIn, visit.today)
        let scope = person.scope(.holdMeeting)
        switch kind.subject {
        case .zone:
            let zones = visit.authority.zones.filter {
                scope.isCounty || scope.zones.contains($0.code)
            }
            return PlanChoices(
                fields: [PlanMeeting.zoneField.offering(zones.map { .init($0.code, $0.name) })])
        case .trust:
            let trusts = try await choices(
                """
                SELECT DISTINCT CAST(t.uid AS TEXT), t.name FROM trust t
                JOIN trust_membership tm ON tm.trust = t.uid
                WHERE tm.from_day <= \(today) AND (tm.until_day IS NULL OR tm.until_day > \(today))
                AND \(scope.schools("tm.school", on: today)) ORDER BY t.name
                """, visit)
            return PlanChoices(fields: [PlanMeeting.trustField.offering(trusts)])
        case .school, .child:
            let schools = try await choices(
                """
                SELECT CAST(s.urn AS TEXT), s.name FROM school s WHERE s.status <> 'closed'
                AND \(scope.schools("s.urn", on: today)) ORDER BY s.name
                """, visit)
            let school = PlanMeeting.schoolField.offering(schools)
            guard kind.subject == .child else { return PlanChoices(fields: [school]) }
            return PlanChoices(fields: [
                school, PlanMeeting.childField.offering(try await children(visit)),
            ])
        }
    }

    /// The children who are shared with the person; the reading is written down, a line a school.
    private static func children(_ visit: Visit) async throws -> [Field.Choice] {
        let (person, today) = (try visit.signedIn, visit.today)
        let mine = person.scope(.seeChild).children("ch.id", school: "ch.school", on: today)
        let children: [Child] = try await visit.store.read { database in
            try database.all(
                """
                SELECT \(Child.columns) FROM child ch WHERE \(mine)
                ORDER BY ch.school, ch.family_name, ch.given_name, ch.id LIMIT 200
                """)
        }
        try await visit.house.noteReading(
            lists: Dictionary(grouping: children, by: \.school).mapValues(\.count), by: person,
            on: Address.planMeeting)
        return children.map { .init($0.id.text, "\($0.name), \($0.year)") }
    }

    private static func choices(_ sql: SQL, _ visit: Visit) async throws -> [Field.Choice] {
        try await visit.store.read { database in
            try database.all(sql) { Field.Choice(try $0[0], try $0[1]) }
        }
    }
}
