/// Minutes between the places of meetings, and between people's bases and those places.
///
/// Tabled for a search; worked out when asked where the table would be larger than its use.
struct TravelTable {
    private let places: Strip<Instance.Point>
    private let bases: Strip<Instance.Point>
    private let between: Strip<UInt16>
    private let fromBase: Strip<UInt16>
    private let isTabled: Bool

    /// Most places that are tabled: 6,000 make 72 MB.
    static let largestTable = 6_000

    init(places: [Instance.Point], bases: [Instance.Point], tabled: Bool) {
        self.places = Strip(places)
        self.bases = Strip(bases)
        isTabled =
            tabled && places.count <= Self.largestTable
            && places.count * bases.count <= Self.largestTable * Self.largestTable
        let size = isTabled ? places.count : 0
        between = Strip(repeating: 0, count: size * size)
        fromBase = Strip(repeating: 0, count: isTabled ? size * bases.count : 0)
        for a in 0..<size {
            for b in 0..<a {
                let minutes = UInt16(Travel.minutes(places[a], places[b]))
                between[a * size + b] = minutes
                between[b * size + a] = minutes
            }
        }
        for base in 0..<(isTabled ? bases.count : 0) {
            for place in 0..<size {
                fromBase[base * size + place] = UInt16(Travel.minutes(bases[base], places[place]))
            }
        }
    }

    @inline(__always)
    func minutes(_ a: Int32, _ b: Int32) -> Int32 {
        if isTabled { return Int32(between[Int(a) * places.count + Int(b)]) }
        return Int32(Travel.minutes(places[a], places[b]))
    }

    @inline(__always)
    func minutes(base: Int32, _ place: Int32) -> Int32 {
        if isTabled { return Int32(fromBase[Int(base) * places.count + Int(place)]) }
        return Int32(Travel.minutes(bases[base], places[place]))
    }

    func free() {
        places.free()
        bases.free()
        between.free()
        fromBase.free()
    }
}
