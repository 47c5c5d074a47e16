import Reckoning
import Storage

/// Chance that comes out the same for the same seed: SplitMix64 (Steele, Lea and Flood, 2014).
///
/// Everything invented is drawn from one of these, in an order that depends on nothing else.
final class Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    /// A stream of its own, so that more draws in one part leave the other parts as they were.
    func fork() -> Chance { Chance(bits()) }

    func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 up to, not including, the limit.
    func below(_ limit: Int) -> Int {
        limit < 2 ? 0 : Int(bits().multipliedFullWidth(by: UInt64(limit)).high)
    }

    func from(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    func happens(_ percent: Int) -> Bool { below(100) < percent }

    /// Around the middle, at most the spread away, nearer more often.
    func around(_ middle: Int, spread: Int) -> Int {
        middle - spread + below(spread + 1) + below(spread + 1)
    }

    /// One of a list; the caller sees to it that there is one.
    func one<Value>(of list: [Value]) -> Value { list[below(list.count)] }

    /// The place of one weight among several, each as often as its weight says.
    func place(_ weights: [Int]) -> Int {
        var left = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if left < weight { return index }
            left -= weight
        }
        return 0
    }

    func shuffled<Value>(_ list: [Value]) -> [Value] {
        var list = list
        for index in list.indices.reversed() { list.swapAt(index, below(index + 1)) }
        return list
    }

    func id<Noun>(at time: Instant) -> ID<Noun> {
        ID(milliseconds: time.milliseconds, random: bits(), bits())
    }
}
