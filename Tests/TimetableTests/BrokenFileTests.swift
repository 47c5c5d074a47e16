import Foundation
import Testing

@testable import Timetable

/// Files that were good until somebody changed something in them.
struct BrokenFileTests {
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `whatever is changed in a file, it is refused by name or planned feasibly`(
        seed: UInt64
    ) throws {
        var chance = RandomStream(seed: seed)
        let good = try JSONEncoder().encode(InventedTerm.replanned(seed: seed % 7 + 1))
        var file = try JSONSerialization.jsonObject(with: good)
        for _ in 0...chance.below(3) { file = Self.changed(file, &chance) }
        let data = try JSONSerialization.data(withJSONObject: file, options: .fragmentsAllowed)
        let term: Term
        do throws(InstanceError) {
            term = try Term(Instance.read(data))
        } catch {
            let said = error.problems.map(\.description)
            #expect(!said.isEmpty)
            #expect(!said.contains { $0.contains("Dictionary") || $0.contains("..") })
            return
        }
        let plan = Planning(term, Effort(seconds: 1, seed: seed, moves: 150)).run(elapsed: { 0 })
        #expect(PlanCheck(plan, of: term).violations == [])
        _ = PlanReasons(plan, of: term).unplaced()
        _ = PlanChanges(plan, of: term)
    }

    /// The same with one thing in it taken away, doubled, or made something else.
    private static func changed(_ value: Any, _ chance: inout RandomStream) -> Any {
        if let list = value as? [Any], !list.isEmpty {
            var list = list
            let index = chance.below(list.count)
            switch chance.below(8) {
            case 0: list.remove(at: index)
            case 1: list.append(list[index])
            case 2: list.reverse()
            default: list[index] = changed(list[index], &chance)
            }
            return list
        }
        if let object = value as? [String: Any], !object.isEmpty {
            var object = object
            let key = object.keys.sorted()[chance.below(object.count)]
            switch chance.below(12) {
            case 0: object[key] = nil
            case 1: object[key + "x"] = object.removeValue(forKey: key)
            default: object[key] = changed(object[key] ?? NSNull(), &chance)
            }
            return object
        }
        let others: [Any] = [
            NSNull(), true, [Any](), ["a": 1] as [String: Any], [1, 2] as [Any], Int.max, Int.min, -1, 0,
            1440, 1441, 32_768, 1 << 31, 1e300, 0.5, "", "x", "9999-12-31", "0000-00-00", "0001-01-01",
            "2027-01-06", "mon-am", "online", "in-person", "Z0", "send-adviser", "\u{0}", "é",
        ]
        return others[chance.below(others.count)]
    }
}
