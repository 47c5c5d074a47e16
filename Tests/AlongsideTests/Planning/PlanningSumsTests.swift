import AlongsideTesting
import Reckoning
import Storage
import Testing
import Timetable

@testable import Alongside

@Suite struct PlanningSumsTests {
    @Test func `a place on the National Grid is in degrees where the map has it`() {
        // Norwich Castle, and the Ordnance Survey's own worked example at Caister.
        let norwich = GridPoint.degrees(easting: 623_200, northing: 308_500)
        #expect(abs(norwich.lat - 52.6286) < 0.002 && abs(norwich.lon - 1.2985) < 0.004)
        let caister = GridPoint.degrees(easting: 651_410, northing: 313_177)
        #expect(abs(caister.lat - 52.65757) < 0.0001 && abs(caister.lon - 1.71792) < 0.0001)
    }

    private static let week = PlanningData.Week(
        hours: [1: 540..<1_020, 2: 540..<1_020], easting: nil, northing: nil, mostADay: 2, mostAWeek: 3)
    private static let monday = PlanningSteps.day("2026-01-12")

    private func block(_ days: Int, _ starts: Int, _ place: Instance.Point? = nil) -> KeptTime.Block {
        KeptTime.Block(day: Self.monday.adding(days: days), starts: starts, minutes: 60, place: place)
    }

    private func kept(_ blocks: [KeptTime.Block]) -> KeptTime {
        KeptTime(blocks, of: Self.week, away: { _ in false })
    }

    @Test func `meetings that go together are worked around`() {
        let time = kept([block(0, 540), block(0, 620), block(1, 540)])
        #expect(time.blocks.count == 3 && time.full.isEmpty)
    }

    @Test func `a day whose meetings do not go together is left alone`() {
        let (here, there) = (Instance.Point(lat: 52.6, lon: 1.3), Instance.Point(lat: 52.75, lon: 0.4))
        for day in [
            [block(0, 540), block(0, 570)],  // at once
            [block(0, 540, here), block(0, 640, there)],  // no time to travel
            [block(0, 480)],  // before work begins
            [block(0, 540), block(0, 700), block(0, 900)],  // more than a day allows
        ] {
            let time = kept(day)
            #expect(time.blocks.isEmpty && time.full == [Self.monday])
        }
    }

    @Test func `a week that is full already is left alone`() {
        let time = kept([block(0, 540), block(0, 700), block(1, 540), block(1, 700)])
        #expect(time.blocks.isEmpty && time.full.count == 5)
    }

    @Test func `the days of somebody who is away take nothing`() {
        let time = KeptTime([block(0, 540)], of: Self.week, away: { $0 == Self.monday })
        #expect(time.blocks.isEmpty && time.full.isEmpty)
    }

    @Test func `a half-day is told by its weekday and its start`() {
        #expect(WeekHalf(Self.monday, starts: 719)?.key == "mon-am")
        #expect(WeekHalf(Self.monday.adding(days: 4), starts: 720)?.words == "Friday afternoon")
        #expect(WeekHalf(Self.monday.adding(days: 5), starts: 540) == nil)
        #expect(WeekHalf("sat-am") == nil && WeekHalf.all.count == 10)
    }
}
