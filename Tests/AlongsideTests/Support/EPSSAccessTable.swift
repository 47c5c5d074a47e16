import Reckoning

@testable import Alongside

/// The expected answers, written out by hand from the SEND and Inclusion Support Model page of
/// January 2025: where a school asks and what it pays, and + where it may top up its days.
enum EPSSAccessTable {
    static let days = ["2025-02-03", "2025-03-10", "2025-05-12", "2025-07-07", "2025-10-06"]

    static let rows = """
        school                        | phase | early February                   | March                            | May                              | July                             | October
        maintained, with contract     | 1     | contract contract-days +         | contract contract-days           | tas free                         | tas free                         | tas free
        maintained, with contract     | 2     | contract contract-days +         | contract contract-days           | tas free                         | tas free                         | tas free
        maintained, with contract     | 3     | contract contract-days +         | contract contract-days           | core-consultation free           | core-consultation free           | tas free
        maintained, without contract  | 1     | tas undecided                    | tas undecided                    | tas free                         | tas free                         | tas free
        maintained, without contract  | 2     | core-consultation undecided      | core-consultation undecided      | tas free                         | tas free                         | tas free
        maintained, without contract  | 3     | core-consultation undecided      | core-consultation undecided      | core-consultation free           | core-consultation free           | tas free
        academy, with days left       | 1     | tas contract-days +              | tas contract-days +              | tas contract-days                | tas contract-days                | tas free
        academy, with days left       | 2     | core-consultation contract-days +| core-consultation contract-days +| tas contract-days                | tas contract-days                | tas free
        academy, with days left       | 3     | core-consultation contract-days +| core-consultation contract-days +| core-consultation contract-days  | core-consultation contract-days  | tas free
        academy, with days used up    | 1     | tas undecided +                  | tas undecided +                  | tas undecided                    | tas undecided                    | tas free
        academy, with days used up    | 2     | core-consultation undecided +    | core-consultation undecided +    | tas undecided                    | tas undecided                    | tas free
        academy, with days used up    | 3     | core-consultation undecided +    | core-consultation undecided +    | core-consultation undecided      | core-consultation undecided      | tas free
        academy, without contract     | 1     | tas undecided                    | tas undecided                    | tas undecided                    | tas undecided                    | tas free
        academy, without contract     | 2     | core-consultation undecided      | core-consultation undecided      | tas undecided                    | tas undecided                    | tas free
        academy, without contract     | 3     | core-consultation undecided      | core-consultation undecided      | core-consultation undecided      | core-consultation undecided      | tas free
        special                       | 1     | purchase purchase                | purchase purchase                | purchase purchase                | purchase purchase                | purchase purchase
        special                       | 2     | purchase purchase                | purchase purchase                | purchase purchase                | purchase purchase                | purchase purchase
        special                       | 3     | purchase purchase                | purchase purchase                | purchase purchase                | purchase purchase                | purchase purchase
        """

    struct Cell: Sendable, CustomStringConvertible {
        let school: String
        let phase: String
        let on: String
        let route: String
        let charge: String
        let topUp: Bool
        var description: String { "\(school), Phase \(phase), \(on)" }
    }

    static var cells: [Cell] {
        rows.split(separator: "\n").dropFirst().flatMap { row in
            let columns = row.split(separator: "|").map { $0.split(separator: " ") }
            return zip(days, columns.dropFirst(2)).map { day, words in
                Cell(
                    school: columns[0].joined(separator: " "), phase: columns[1].joined(), on: day,
                    route: String(words[0]), charge: String(words[1]), topUp: words.count == 3)
            }
        }
    }

    /// A zone of each phase.
    static let zones = ["1": "NOR-N", "2": "GTY-N", "3": "BRK-N"]

    static func question(_ school: String, zone: Zone?) -> EPSSAccess.Question {
        let (spring, year) = (Day(iso: "2025-04-04")!, Day(iso: "2025-07-22")!)
        let start = Day(iso: "2024-09-01")!
        func bought(_ halves: Int, used: Int, to: Day) -> [EPSSAccess.Contract] {
            [.init(halfDaysBought: halves, halfDaysUsed: used, from: start, to: to)]
        }
        let (kind, contracts): (SchoolKind, [EPSSAccess.Contract]) =
            switch school {
            case "maintained, with contract": (.maintained, bought(12, used: 5, to: spring))
            case "maintained, without contract": (.maintained, [])
            case "academy, with days left": (.academy, bought(20, used: 6, to: year))
            case "academy, with days used up": (.academy, bought(20, used: 20, to: year))
            case "academy, without contract": (.academy, [])
            default: (.special, [])
            }
        return EPSSAccess.Question(kind: kind, zone: zone, contracts: contracts)
    }
}
