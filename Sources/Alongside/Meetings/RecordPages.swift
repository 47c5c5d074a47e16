import Pages
import Reckoning
import Storage

/// The pages on which a meeting is recorded, held and published, and its actions closed.
package enum RecordPages {
    package static let routes: [Route] =
        [
            Route.page(
                "/meetings/{meeting}/record", needs: .right(.holdMeeting),
                "The record of a meeting, as it is written.", record)
        ]
        + Route.form(
            RecordItem.self, at: "/meetings/{meeting}/items/{item}", page: item,
            done: { _, done in
                (Address.record(done.meeting) + "#item-\(done.item)", "The item is saved.")
            })
        + Route.form(
            AddItem.self, at: "/meetings/{meeting}/items/new", page: addItem,
            done: { _, done in
                (Address.record(done.meeting) + "#item-\(done.item)", "The item is on the agenda.")
            })
        + Route.form(
            AgreeAction.self, at: "/meetings/{meeting}/actions/new", page: action,
            done: { _, done in (Address.record(done.meeting) + "#actions", "The action is agreed.")
            })
        + Route.form(
            RecordAttendance.self, at: "/meetings/{meeting}/attendance", page: attendance,
            done: { _, done in (Address.record(done.meeting), "The attendance is recorded.") })
        + Route.form(
            HoldMeeting.self, at: "/meetings/{meeting}/hold", page: attendance,
            done: { _, done in
                (
                    Address.record(done.meeting),
                    "The meeting is held. Finish the record, then publish the recap."
                )
            })
        + Route.form(
            PublishRecap.self, at: "/meetings/{meeting}/publish", page: publish,
            done: { _, done in (Address.recap(done.meeting), "The recap is published.") })
        + Route.form(
            RateMeeting.self, at: "/meetings/{meeting}/rate", page: rate,
            done: { _, done in
                (Address.meeting(done.meeting), "Thank you. Your rating is recorded.")
            })
        + Route.form(
            CloseAction.self, at: "/actions/{action}", page: closeAction,
            done: { _, done in
                (
                    Address.action(done.action),
                    done.state == .done ? "The action is done." : "The action is dropped."
                )
            })

    static func record(_ visit: Visit) async throws -> Page {
        let found = try await MeetingMinutes.read(visit)
        return found.page(visit)
    }

    /// One item by itself: where its form stands after a refusal, with both versions.
    static func item(_ visit: Visit, _ form: FormView) async throws -> Page {
        let found = try await MeetingMinutes.read(visit)
        let id: ID<AgendaItem> = try visit.parameter("item")
        guard let item = found.items.first(where: { $0.id == id }), !item.isWithheld else {
            throw NotThere()
        }
        return found.page(of: item, visit, form)
    }

    static func addItem(_ visit: Visit, _ form: FormView) async throws -> Page {
        let meeting = try await visit.meeting(.holdMeeting)
        let kind = visit.authority.meetingKind(meeting.kind, on: meeting.day)
        let schools = try await AddItemChoices.schools(of: meeting, visit)
        let focuses = (kind?.focuses ?? Focus.allCases).filter { $0 != .child }
        return try await visit.meetingForm(.holdMeeting, "Add an item", form) { _ in
            let school: HTML =
                meeting.school.map { form.hidden("school", String($0.number)) }
                ?? form.field(
                    Field(
                        "school", "Which school is it about?", .pick(schools),
                        required: "Choose the school"))
            return """
                <p>A child’s concern is raised by the school, with its lawful basis: ask the school \
                to raise it, and carry on here with what is about the school or a cohort.</p>
                \(school)
                \(form.field(BringConcern.focusField.offering(focuses.map {
                    .init($0.rawValue, visit.authority.word($0))
                })))
                \(form.field(BringConcern.cohortField))\(form.field(BringConcern.titleField))
                \(form.field(BringConcern.offerField.offering(visit.authority.offers.map {
                    .init($0.code, $0.name)
                })))
                \(form.field(BringConcern.sectionsField.offering(
                    visit.authority.needSections(on: visit.today).map { .init($0.code, $0.name) })))
                \(form.button("Add this item"))
                """
        }
    }

    static func action(_ visit: Visit, _ form: FormView) async throws -> Page {
        let found = try await MeetingMinutes.read(visit)
        return try await visit.meetingForm(.holdMeeting, "Agree an action", form) { _ in
            found.actionFields(visit, form)
        }
    }

    /// Who came: by itself, or as the meeting is said to have been held.
    static func attendance(_ visit: Visit, _ form: FormView) async throws -> Page {
        let found = try await MeetingMinutes.read(visit)
        let isHolding = visit.path == Address.hold(found.meeting.id)
        var shown = form
        if shown.given.all("attended").isEmpty && shown.given.all("apologies").isEmpty {
            shown.given = found.attendanceGiven
        }
        let choices = found.attendees.map {
            Field.Choice($0.id.text, $0.words(visit.authority))
        }
        let title = isHolding ? "The meeting has been held" : "Who came"
        return try await visit.meetingForm(.holdMeeting, title, shown) { meeting in
            """
            \(shown.field(RecordAttendance.attendedField.offering(choices)))
            \(shown.field(RecordAttendance.apologiesField.offering(choices)))
            \(shown.button(isHolding ? "It has been held" : "Save who came"))
            <p><a href="\(Address.invite(meeting.id))">Add somebody else</a></p>
            """
        }
    }

    static func publish(_ visit: Visit, _ form: FormView) async throws -> Page {
        let found = try await MeetingMinutes.read(visit)
        return try await PublishPage.read(found, visit).page(visit, form)
    }

    static func rate(_ visit: Visit, _ form: FormView) async throws -> Page {
        try await visit.meetingForm(.bringConcern, "Rate this meeting", form) { _ in
            """
            <p>Your zone team reads it, and the county sees how meetings are rated.</p>
            \(form.field(RateMeeting.starsField))\(form.field(RateMeeting.commentField))
            \(form.button("Send the rating"))
            """
        }
    }

    static func closeAction(_ visit: Visit, _ form: FormView) async throws -> Page {
        let id: ID<AgreedAction> = try visit.parameter("action")
        let (person, today) = (try visit.signedIn, visit.today)
        let action = try await visit.store.read { database in
            try AgreedActionRecord.find(id, for: person, on: today, in: database)
        }
        guard let action else { throw NotThere() }
        if let child = action.child {
            try await visit.house.noteReading(of: [child.subject], by: person, at: "actions")
        }
        return action.page(visit, form)
    }
}

/// The schools of a zone or a trust, for an item raised at its meeting.
enum AddItemChoices {
    static func schools(of meeting: MeetingRecord, _ visit: Visit) async throws -> [Field.Choice] {
        guard meeting.school == nil else { return [] }
        let (person, today) = (try visit.signedIn, visit.today)
        let place: SQL =
            if let trust = meeting.trust {
                "JOIN trust_membership d ON d.school = s.urn WHERE d.trust = \(trust)"
            } else {
                "JOIN zone_membership d ON d.school = s.urn WHERE d.zone = \(meeting.zone)"
            }
        let mine = person.scope(.seeSchool).schools("s.urn", on: today)
        return try await visit.store.read { database in
            try database.all(
                """
                SELECT CAST(s.urn AS TEXT), s.name FROM school s \(place) AND d.from_day <= \(today)
                AND (d.until_day IS NULL OR d.until_day > \(today)) AND \(mine) ORDER BY s.name
                """
            ) { Field.Choice(try $0[0], try $0[1]) }
        }
    }
}
