import Testing

@testable import Timetable

struct PlanCheckTests {
    @Test func `travel takes what the format's own values say`() {
        let trips: [(Double, Double, Double, Double, Int)] = [
            (52.6293, 1.2979, 52.7540, 0.3980, 100), (52.6800, 0.9390, 52.6480, 0.6880, 30),
            (52.3770, 1.1080, 52.4140, 0.7490, 40), (52.60000, 1.30000, 52.60500, 1.30000, 5),
            (52.6, 1.3, 52.6, 1.3, 0),
        ]
        for (lat1, lon1, lat2, lon2, minutes) in trips {
            let from = Instance.Point(lat: lat1, lon: lon1)
            let to = Instance.Point(lat: lat2, lon: lon2)
            #expect(Travel.minutes(from, to) == minutes)
            #expect(Travel.minutes(to, from) == minutes)
        }
    }

    @Test func `each rule a spoilt plan breaks is named`() throws {
        let instance = InventedTerm.instance(seed: 8, zones: 2)
        let term = try Term(instance)
        let plan = try instance.planned(moves: 3000)
        func rules(_ spoil: (inout [Placement]) -> Void) -> Set<HardRule> {
            var spoilt = plan
            spoil(&spoilt.placements)
            return Set(PlanCheck(spoilt, of: term).violations.map(\.rule))
        }
        #expect(rules { _ in } == [])
        #expect(rules { $0.append($0[0]) } == [.reference])
        #expect(rules { $0[0].meeting = "X" }.contains(.reference))
        #expect(rules { $0[0].people.append("X") }.contains(.reference))
        #expect(rules { $0[0].date = "2027-01-10" }.contains(.date))
        #expect(rules { $0[0].date = "soon" }.contains(.date))
        #expect(rules { $0[0].start = 541 }.contains(.start))
        #expect(rules { $0[0].start = 5 }.contains(.works))
        #expect(
            rules { placements in
                placements[0].people[0] = instance.schools[0].sendco
            }.contains(.qualified))
    }

    @Test func `two meetings of one person too close together are both named`() throws {
        let instance = InventedTerm.instance(seed: 8, zones: 2)
        let term = try Term(instance)
        let plan = try instance.planned(moves: 3000)
        let first = try #require(plan.placements.first { $0.meeting.hasSuffix("TAS1") })
        var spoilt = plan
        let twin = first.meeting.dropLast() + "2"
        spoilt.placements.removeAll { $0.meeting == twin }
        let index = try instance.index(ofMeeting: String(twin))
        let seats = instance.meetings[index].seats.count
        spoilt.placements.append(
            Placement(
                meeting: String(twin), date: first.date, start: first.start,
                people: Array(repeating: first.people[0], count: seats)))
        let gaps = PlanCheck(spoilt, of: term).violations.filter { $0.rule == .gap }
        #expect(gaps.contains { [$0.meeting, $0.other].contains(first.meeting) })
    }
}
