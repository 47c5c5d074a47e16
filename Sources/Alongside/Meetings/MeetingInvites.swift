import Reckoning
import Storage

extension Occasion {
    /// Invites whoever usually attends: those who hold one of the kind's roles for the school, its
    /// zone or its trust on the day of the meeting. Returns how many.
    func inviteUsual(
        to meeting: ID<Meeting>, _ kind: MeetingKind, except seated: [String] = []
    ) throws -> Int {
        let roles = kind.attendees.filter { !seated.contains($0) }
        let held = try self.meeting(meeting)
        let people = try database.all(
            """
            SELECT DISTINCT p.id, p.name, po.role FROM post po JOIN person p ON p.id = po.person
            WHERE po.role IN \(list: roles) AND po.from_day <= \(held.day)
            AND (po.until_day IS NULL OR po.until_day > \(held.day)) AND \(places(of: held))
            ORDER BY p.name, p.id
            """
        ) {
            (person: try $0[0] as ID<Person>, name: try $0[1] as String, role: try $0[2] as String)
        }
        let order = Dictionary(
            kind.attendees.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
        for one in people.sorted(by: { order[$0.role, default: 99] < order[$1.role, default: 99] }) {
            try invite(one.name, as: one.role, one.person, to: meeting)
        }
        return people.count + seated.count
    }

    /// Lets somebody else take a role at a meeting that is still to come.
    package func reseat(
        _ meeting: ID<Meeting>, _ role: String, from old: ID<Person>?, to new: PlanMeeting.Seated
    ) throws {
        if let old {
            try writing.run(
                """
                DELETE FROM attendance WHERE meeting = \(meeting) AND person = \(old)
                AND role = \(role) AND state = \(Attendance.invited)
                """)
            mails.left(meeting, old)
        }
        try invite(new.name, as: role, new.person, to: meeting)
        mails.joined(meeting, new.person)
        try writing.run("UPDATE meeting SET version = version + 1 WHERE id = \(meeting)")
    }

    /// The posts that reach a meeting: of its school, its zone and the zone's schools, its trust.
    private func places(of meeting: MeetingAtHand) -> SQL {
        var ways: [SQL] = []
        if let zone = meeting.zone {
            ways.append("po.scope_kind = 'zone' AND po.scope_value = \(zone)")
        }
        if let school = meeting.school {
            ways.append("po.scope_kind = 'setting' AND po.scope_value = \(String(school.number))")
        } else if let trust = meeting.trust {
            ways.append("po.scope_kind = 'trust' AND po.scope_value = \(String(trust))")
            ways.append("po.scope_kind = 'county'")
        } else if let zone = meeting.zone {
            ways.append(
                """
                po.scope_kind = 'setting' AND po.scope_value IN (
                SELECT CAST(zm.school AS TEXT) FROM zone_membership zm WHERE zm.zone = \(zone)
                AND zm.from_day <= \(meeting.day)
                AND (zm.until_day IS NULL OR zm.until_day > \(meeting.day)))
                """)
        }
        return .any(ways)
    }

    /// Adds somebody to those invited; whoever is there by that name already stays as they are.
    func invite(
        _ name: String, as role: String, _ person: ID<Person>?, to meeting: ID<Meeting>
    ) throws {
        let id: ID<Attendance> = writing.newID()
        try writing.run(
            """
            INSERT INTO attendance (id, meeting, person, name, role, state)
            VALUES (\(id), \(meeting), \(person), \(name), \(role), \(Attendance.invited))
            ON CONFLICT (meeting, name) DO NOTHING
            """)
    }
}
