import Reckoning
import Storage

extension ZoneAnswer {
    /// The answer for a school at a time; nil where no school has this number.
    static func find(
        _ urn: URN, at now: LocalTime, _ house: House, in database: any Connection
    ) throws -> (answer: ZoneAnswer, epss: SchoolEPSSAccess)? {
        let authority = house.authority
        let found = try EPSSAccess.find(
            school: urn, on: now.day, authority: authority, in: database)
        guard let found else { return nil }
        let school = found.school
        let successors =
            school.status == .closed
            ? try house.schools(database).linked(to: urn, .successors) : []
        let answer = ZoneAnswer(
            urn: urn, name: school.name, address: school.address, phase: school.phase,
            status: school.status, on: now.day,
            zone: school.zone.map { InZone($0, from: school.zoneFrom, on: now.day, authority) },
            team: authority.zoneTeam(on: now.day).map { TeamRole($0, authority) },
            line: Line(authority.line, at: now), epss: found.report,
            successors: successors.map { SchoolMatch($0, authority) })
        return (answer, found)
    }
}

extension ZoneAnswer.InZone {
    init(_ code: String, from: Day?, on day: Day, _ authority: Authority) {
        let zone = authority.zones.entry(code, on: day) ?? authority.zone(code)
        func name(_ kind: MeetingKind.Code) -> String? { authority.meetingKind(kind)?.name }
        self.code = code
        self.from = from
        self.name = zone?.name ?? code
        phase = zone?.phase.name ?? ""
        let meeting = zone?.meeting(on: day)
        self.meeting = meeting?.rawValue
        meetingName = meeting.flatMap(name)
        let hasTeams = meeting == .teamAroundSchool
        meetingSince = hasTeams ? zone?.teamsAroundSchoolsStart : nil
        meetingUntil = hasTeams ? nil : zone?.coreConsultationsEnd
        nextMeetingName = hasTeams ? nil : name(.teamAroundSchool)
        nextMeetingFrom = hasTeams ? nil : zone?.teamsAroundSchoolsStart
    }
}

extension ZoneAnswer.TeamRole {
    init(_ role: ZoneTeamRole, _ authority: Authority) {
        name = authority.role(role.role)?.name ?? role.role
        does = role.does
        let contact = role.contact.flatMap { authority.contact($0) }
        let line = role.line.flatMap { authority.line($0) }
        reachedBy = contact?.name ?? line?.name ?? authority.line.name
        telephones = (contact?.telephones ?? []) + (line.map { [$0.number] } ?? [])
        emails = contact?.emails ?? []
        websites = contact?.websites ?? []
        note = contact?.note
    }
}

extension ZoneAnswer.Line {
    init(_ line: TelephoneLine, at now: LocalTime) {
        name = line.name
        number = line.number
        hours = line.hoursInWords
        let isOpen = line.isOpen(at: now)
        self.isOpen = isOpen
        let next = isOpen == false ? line.hours?.nextOpening(after: now) : nil
        opensOn = next?.day
        opensAt = next?.clock
        closesAt =
            line.hours?.opening(at: now).map { clockWords($0.upperBound) }
    }
}
