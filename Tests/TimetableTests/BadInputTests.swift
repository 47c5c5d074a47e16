import Foundation
import Testing

@testable import Timetable

struct BadInputTests {
    @Test func `every unknown id is named`() {
        var instance = InventedTerm.instance(seed: 1)
        instance.meetings[0].zone = "Z9"
        instance.meetings[1].fixed = ["nobody"]
        instance.meetings[2].kind = "PARTY"
        instance.meetings[3].after = .init(meeting: "gone", minDays: 1)
        instance.schools[0].sendco = "stranger"
        expect(instance, [.unknownId: ["Z9", "nobody", "PARTY", "gone", "stranger"]])
    }

    @Test func `an id used twice is named`() {
        var instance = InventedTerm.instance(seed: 1)
        instance.meetings.append(instance.meetings[0])
        expect(instance, [.duplicateId: [instance.meetings[0].id]])
    }

    @Test func `a term without open days is refused`() {
        var instance = InventedTerm.instance(seed: 1)
        instance.calendar.lastDate = "2000-01-01"
        expect(instance, [.noOpenDays: ["calendar"]])
    }

    @Test func `dates, times and numbers out of range are named`() {
        var instance = InventedTerm.instance(seed: 1)
        instance.meetings[0].window = ["2027-02-30", "2027-03-01"]
        instance.meetings[1].window = []
        instance.meetings[2].durationMinutes = 0
        instance.people[0].week["mon"] = [540]
        instance.people[1].week["tue"] = [-5, 600]
        instance.people[2].week["wed"] = [900, 540]
        instance.people[3].week["saturday"] = [540, 900]
        instance.schools[0].lat = .nan
        instance.weights.link = -1
        expect(
            instance,
            [
                .badDate: ["2027-02-30", "0 dates"], .badNumber: ["durationMinutes", "link"],
                .badTime: ["week.mon", "week.tue", "week.wed ends at 540", "\"saturday\""],
                .badPlace: [instance.schools[0].id],
            ])
    }

    @Test func `two pinned meetings that clash are both named`() throws {
        var instance = InventedTerm.instance(seed: 2)
        let plan = try instance.planned(moves: 500)
        let held = try #require(plan.placements.first { !$0.people.isEmpty })
        let index = try instance.index(ofMeeting: held.meeting)
        instance.meetings[index].pinned = .init(
            date: held.date, start: held.start, people: held.people)
        var twin = instance.meetings[index]
        twin.id = "TWIN"
        instance.meetings.append(twin)
        let problems = try #require(throws: InstanceError.self) { try Term(instance) }.problems
        #expect(problems.allSatisfy { $0.fault == .pinnedClash })
        #expect(problems.contains { "\($0)".contains("TWIN") && "\($0)".contains(held.meeting) })
    }

    @Test func `a meeting pinned where it may not be is named`() throws {
        var instance = InventedTerm.instance(seed: 2)
        instance.meetings[0].pinned = .init(date: "1999-01-01", start: 3, people: [])
        let problems = try #require(throws: InstanceError.self) { try Term(instance) }.problems
        #expect(problems.contains { $0.subject == instance.meetings[0].id })
    }

    @Test func `what cannot be read is named by its place`() throws {
        let text = String(
            decoding: try JSONEncoder().encode(InventedTerm.instance(seed: 1)), as: UTF8.self)
        let wrong = text.replacingOccurrences(of: "\"durationMinutes\":", with: "\"minutes\":")
        let missing = try #require(throws: InstanceError.self) {
            try Instance.read(Data(wrong.utf8))
        }
        #expect(missing.problems.first?.subject == "meetings[0].durationMinutes")
        for bad in ["", "{", "[]", "{\"format\": 3}", "\u{0}\u{1}"] {
            let error = #expect(throws: InstanceError.self) { try Instance.read(Data(bad.utf8)) }
            #expect(error?.problems.first?.fault == .unreadable)
        }
    }

    @Test func `a value of another type is named in the words of JSON`() throws {
        let good = try JSONEncoder().encode(InventedTerm.instance(seed: 1))
        let text = String(decoding: good, as: UTF8.self)
        for (from, to, words) in [
            ("\"durationMinutes\":", "\"durationMinutes\":\"x\",\"was\":", "it is not a whole number"),
            ("\"schools\":", "\"schools\":3,\"was\":", "schools: it is not a list"),
            ("\"weights\":", "\"weights\":[],\"was\":", "weights: it is not an object"),
            ("\"highNeed\":", "\"highNeed\":0,\"was\":", "it is not true or false"),
        ] {
            let error = try #require(throws: InstanceError.self) {
                try Instance.read(Data(text.replacingOccurrences(of: from, with: to).utf8))
            }
            #expect("\(error)".contains(words))
        }
    }

    @Test func `what is no JSON, or a number that cannot be counted with, is found in the file`() throws {
        let good = try JSONEncoder().encode(InventedTerm.instance(seed: 1))
        let text = String(decoding: good, as: UTF8.self)
        for (from, to, words) in [
            ("\"durationMinutes\":", "\"durationMinutes\":1.5,\"was\":", "durationMinutes: 1.5 is not a whole"),
            ("\"maxPerDay\":", "\"maxPerDay\":18446744073709551616,\"was\":", "maxPerDay: 18446744073709551616"),
            ("\"meetings\":", "\n\n\"meetings\":[1,,2],\"was\":", "on line 3"),
            ("\"lat\":", "\"lat\":NaN,\"was\":", "it is not valid JSON"),
            ("\"maxPerWeek\":", "\"maxPerWeek\":1e400,\"was\":", "Number 1e400 is not representable"),
        ] {
            let changed = text.replacing(from, with: to, maxReplacements: 1)
            let error = try #require(throws: InstanceError.self) { try Instance.read(Data(changed.utf8)) }
            #expect("\(error)".contains(words))
        }
        for deep in ["[", "{\"a\":"] {
            let nested = Data(String(repeating: deep, count: 100_000).utf8)
            #expect(throws: InstanceError.self) { try Instance.read(nested) }
        }
    }

    @Test func `a published time that is no time is named`() throws {
        var instance = try InventedTerm.replanned(seed: 2)
        instance.published?[0].date = "2027-02-30"
        instance.published?[1].start = .max
        expect(instance, [.badDate: ["published date"], .badTime: ["published start"]])
    }

    @Test func `a meeting whose people are never at work together is warned of`() throws {
        var instance = InventedTerm.instance(seed: 4)
        let index = try #require(instance.meetings.firstIndex { !$0.fixed.isEmpty })
        instance.meetings[index].durationMinutes = 1_440
        let id = instance.meetings[index].id
        #expect(try Term(instance).warnings.contains { $0.fault == .noPossibleTime && $0.subject == id })
    }

    @Test func `a file too large is refused before it is read`() {
        let error = #expect(throws: InstanceError.self) {
            try Instance.read(Data(count: 100 << 20))
        }
        #expect(error?.problems.first?.fault == .tooLarge)
        #expect("\(error.map { "\($0)" } ?? "")".contains("100 MB"))
    }

    @Test func `an impossible window is a warning and the meeting an unplaced one`() throws {
        var instance = InventedTerm.instance(seed: 4)
        instance.meetings[0].window.reverse()
        let term = try Term(instance)
        #expect(
            term.warnings.contains {
                $0.fault == .impossibleWindow && $0.subject == instance.meetings[0].id
            })
        let plan = try instance.planned(moves: 500)
        #expect(!plan.placements.contains { $0.meeting == instance.meetings[0].id })
        #expect(PlanReasons(plan, of: term).unplaced().contains { $0.times == 0 })
    }

    @Test func `a person without hours and two schools in one place are warned of`() throws {
        var instance = InventedTerm.instance(seed: 4)
        let sendco = instance.schools[0].sendco
        let index = try #require(instance.people.firstIndex { $0.id == sendco })
        instance.people[index].week = [:]
        instance.schools[1].lat = instance.schools[0].lat
        instance.schools[1].lon = instance.schools[0].lon
        let warnings = try Term(instance).warnings
        #expect(warnings.contains { $0.fault == .noHours && $0.subject == sendco })
        #expect(
            warnings.contains { $0.fault == .samePlace && $0.subject == instance.schools[1].id })
        #expect(warnings.allSatisfy { !$0.stopsPlanning && !$0.remedy.isEmpty })
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `whatever is broken, it is refused or planned feasibly`(seed: UInt64) throws {
        var chance = RandomStream(seed: seed)
        var instance = try InventedTerm.replanned(seed: seed % 7 + 1)
        for _ in 0...chance.below(4) { spoil(&instance, &chance) }
        guard let term = try? Term(instance) else { return }
        let plan = try instance.planned(moves: 150)
        #expect(PlanCheck(plan, of: term).violations == [])
        _ = PlanReasons(plan, of: term).unplaced()
        _ = PlanChanges(plan, of: term)
    }

    private func spoil(_ instance: inout Instance, _ chance: inout RandomStream) {
        let meeting = chance.below(instance.meetings.count)
        let person = chance.below(instance.people.count)
        switch chance.below(16) {
        case 0: instance.meetings[meeting].window.reverse()
        case 1: instance.people[person].week = [:]
        case 2:
            instance.people[person].maxPerDay = [0, -1, 1_000_000].randomElement(using: &chance)
        case 3:
            instance.people[person].maxPerWeek = [0, -1, 1_000_000].randomElement(using: &chance)
        case 4: instance.meetings[meeting].fixed += instance.meetings[meeting].fixed
        case 5:
            instance.meetings[meeting].after = .init(
                meeting: instance.meetings[meeting].id, minDays: chance.below(3))
        case 6:
            instance.meetings[meeting].after = .init(
                meeting: instance.meetings[chance.below(instance.meetings.count)].id,
                minDays: chance.below(9) - 4)
        case 7: instance.meetings[meeting].seats += instance.meetings[meeting].seats
        case 8: instance.meetings[meeting].seats = []
        case 9: instance.meetings[meeting].durationMinutes = 1 + chance.below(1440)
        case 10: instance.calendar.closedDates.append(instance.calendar.firstDate)
        case 11: instance.meetingKinds["TAS"] = .init(starts: [540, 540, 0, 1440])
        case 12: instance.published?.removeFirst()
        case 13: instance.published?[0].people = ["gone"]
        case 14: instance.meetings[meeting].fixed.append(instance.people[person].id)
        default: instance.people[person].zones = []
        }
    }

    private func expect(
        _ instance: Instance, _ expected: [InstanceProblem.Fault: [String]],
        at place: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: InstanceError.self, sourceLocation: place) {
            try Term(instance)
        }
        for (fault, words) in expected {
            for word in words {
                #expect(
                    error?.problems.contains {
                        $0.fault == fault && $0.stopsPlanning && !$0.remedy.isEmpty
                            && "\($0)".contains(word)
                    } == true, "\(fault) \(word)", sourceLocation: place)
            }
        }
    }
}

extension [Int] {
    fileprivate func randomElement(using chance: inout RandomStream) -> Int {
        self[chance.below(count)]
    }
}
