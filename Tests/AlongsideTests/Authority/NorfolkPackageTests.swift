import Foundation
import Reckoning
import Testing

@testable import Alongside

@Suite struct NorfolkPackageTests {
    let norfolk: Authority

    init() throws { norfolk = try NorfolkPackage.load() }

    @Test func `the package loads without a mistake and says which authority it is`() {
        #expect(norfolk.name == "Norfolk County Council")
        #expect(norfolk.laCode == "926")
        #expect(norfolk.timeZone.identifier == "Europe/London")
        #expect(norfolk.word(.needProfile) == "INDES")
    }

    @Test func `there are two zones in Phase 1, seven in Phase 2 and six in Phase 3`() {
        let phases = norfolk.zones.map(\.phase.code)
        #expect(norfolk.zones.count == 15)
        #expect(["1", "2", "3"].map { code in phases.count { $0 == code } } == [2, 7, 6])
    }

    @Test(arguments: [
        ("NOR-N", "2025-01-05", "2025-01-06"), ("GTY-S", "2025-04-21", "2025-04-22"),
        ("BRK-N", "2025-08-31", "2025-09-01"),
    ])
    func `a zone changes from Core Consultations to Teams Around the School in a day`(
        code: String, last: String, first: String
    ) throws {
        let zone = try #require(norfolk.zone(code))
        let (before, after) = (Day(iso: last)!, Day(iso: first)!)
        #expect(zone.hasCoreConsultations(on: before) && !zone.hasTeamsAroundSchools(on: before))
        #expect(zone.hasTeamsAroundSchools(on: after) && !zone.hasCoreConsultations(on: after))
        #expect(zone.meeting(on: before) == .coreConsultation)
        #expect(zone.meeting(on: after) == .teamAroundSchool)
    }

    @Test func `every role of the zone team can be reached`() {
        let team = norfolk.zoneTeam(on: Day(iso: "2025-03-04")!)
        #expect(team.count == 5)
        for role in team {
            #expect(norfolk.role(role.role) != nil)
            #expect((role.contact ?? role.line) != nil)
        }
    }

    @Test func `services named in public accept what the sources say`() throws {
        let epss = try #require(norfolk.service("epss"))
        #expect(epss.accepts(.wholeSchool, offer: "universal"))
        #expect(epss.accepts(.child, offer: "enhanced"))
        #expect(epss.isDeliveredHere && epss.doors == [.meetingDecision])
        let soas = try #require(norfolk.service("soas"))
        #expect(soas.usualLevels?.levels == 6...7 && !soas.accepts(.child, offer: "enhanced"))
        let team = try #require(norfolk.service("school-and-community"))
        #expect(team.usualLevels?.levels == 3...4)
        let sensory = try #require(norfolk.service("sensory-support"))
        #expect(!sensory.isDeliveredHere && sensory.needs?.sections == ["deafness", "vision"])
    }

    @Test func `INDES has seven sections with levels 0 to 7`() throws {
        let indes = try #require(norfolk.framework("indes"))
        #expect(indes.sections.count == 7 && indes.levels == 0...7)
        #expect(norfolk.framework("indes", on: Day(iso: "2019-01-01")!) == nil)
    }

    @Test func `a Team Around the School may decide for EPSS, but not for SOAS about a child`()
        throws
    {
        let kind = try #require(norfolk.meetingKind(.teamAroundSchool))
        #expect(kind.shortName == "TAS" && kind.allowsChildItems && kind.isRated)
        #expect(kind.decision("epss")?.follows == .requestForSupport(service: "epss"))
        #expect(kind.decision("way-forward")?.follows == .meeting(.wayForward))
        let forChild = kind.decisions(for: .child, on: Day(iso: "2025-03-04")!).map(\.code)
        #expect(forChild.contains("way-forward") && !forChild.contains("soas"))
        #expect(kind.section(for: .cohort)?.code == "cohorts")
    }

    @Test func `children are not discussed by name at partnerships and Strategic Meetings`() {
        for code in [MeetingKind.Code.zoneInclusionPartnership, .strategic] {
            #expect(norfolk.meetingKind(code)?.allowsChildItems == false)
        }
    }

    @Test func `Core Consultations are no kind of meeting after August 2025`() {
        #expect(norfolk.meetingKind(.coreConsultation, on: Day(iso: "2025-08-31")!) != nil)
        #expect(norfolk.meetingKind(.coreConsultation, on: Day(iso: "2025-09-01")!) == nil)
    }

    @Test func `the contact table has its 24 rows and no named person's address`() {
        let general = ["local-offer", "schools-website", "just-one-norfolk"]
        #expect(norfolk.contacts.count { !general.contains($0.code) } == 24)
        let addresses = norfolk.contacts.flatMap(\.emails)
        #expect(addresses.allSatisfy { !$0.contains("helen") })
        #expect(norfolk.contact("access-through-technology")?.emails == [])
    }

    @Test func `every lawful basis says what must be recorded`() {
        #expect(norfolk.lawfulBases.count == 5)
        #expect(norfolk.lawfulBasis("consent-parent")?.mustRecord.contains(.givenBy) == true)
        #expect(norfolk.lawfulBases.allSatisfy { !$0.mustRecord.isEmpty })
    }
}
