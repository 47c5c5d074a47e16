import Foundation

/// A small, fast, repeatable source of chance (xorshift64*): the same seed, the same draws.
struct RandomStream {
    private var state: UInt64

    init(seed: UInt64) {
        state = (seed &* 0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03
        if state == 0 { state = 1 }
        for _ in 0..<8 { _ = bits() }
    }

    @inline(__always)
    mutating func bits() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }

    /// A number in `0..<bound`; `bound` is at least 1 and fits in 31 bits.
    @inline(__always)
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: ((bits() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }

    /// A number at least 0 and below 1.
    @inline(__always)
    mutating func unit() -> Double {
        Double(bits() >> 11) * 0x1p-53
    }

    /// How much worse a plan may become at this temperature and still be kept: exponentially
    /// distributed with this mean.
    @inline(__always)
    mutating func patience(_ temperature: Double) -> Double {
        -log(1 - unit()) * temperature
    }
}
