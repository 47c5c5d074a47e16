/// A school, and how far it is.
package struct SchoolNearby: Sendable {
    package let school: School
    package let metres: Int
}

/// How far, as people say it.
package enum Distance {
    /// "0.4 km", "12 km".
    package static func words(metres: Int) -> String {
        metres < 9_950
            ? "\((metres + 50) / 1_000).\((metres + 50) / 100 % 10) km"
            : "\((metres + 500) / 1_000) km"
    }
}

/// A square of the National Grid, four kilometres wide: looking up places by squares reads no more
/// than lies about there, however long the country is.
struct Square: Hashable {
    let east: Int
    let north: Int

    static let metres = 4_000

    init(east: Int, north: Int) { (self.east, self.north) = (east, north) }

    init(_ easting: Int, _ northing: Int) {
        (east, north) = (easting / Square.metres, northing / Square.metres)
    }

    /// The open schools of each square, by their places in a list.
    static func filled(with schools: [School]) -> [Square: [Int32]] {
        var squares: [Square: [Int32]] = [:]
        for (place, school) in schools.enumerated() where !school.isClosed {
            guard let easting = school.easting, let northing = school.northing else { continue }
            squares[Square(easting, northing), default: []].append(Int32(place))
        }
        return squares
    }
}

extension SchoolDirectory {
    /// The nearest open schools to a place on the National Grid, as the crow flies. The box that is
    /// looked into grows until it must hold them.
    package func nearest(easting: Int, northing: Int, limit: Int = 5) -> [SchoolNearby] {
        var found: [(school: Int32, metres: Int)] = []
        for reach in [4_000, 16_000, 64_000, 1_000_000] {
            found = inBox(easting, northing, reach)
            // What lies in a corner of the box may be farther than something just outside it.
            if found.count >= limit, found[limit - 1].metres <= reach { break }
        }
        return found.prefix(limit).map { SchoolNearby(school: schools[Int($0.school)], metres: $0.metres) }
    }

    /// The schools of the squares that a box touches, nearest first.
    private func inBox(_ easting: Int, _ northing: Int, _ reach: Int) -> [(school: Int32, metres: Int)] {
        let first = Square(max(0, easting - reach), max(0, northing - reach))
        let last = Square(max(0, easting + reach), max(0, northing + reach))
        let (easts, norths) = (first.east...last.east, first.north...last.north)
        var found: [(school: Int32, metres: Int)] = []
        func add(_ square: Square) {
            for school in squares[square] ?? [] { found.append((school, distance(school, easting, northing))) }
        }
        // A large box has more squares than there are squares with a school in them.
        if easts.count * norths.count > squares.count {
            for square in squares.keys where easts.contains(square.east) && norths.contains(square.north) {
                add(square)
            }
        } else {
            for east in easts { for north in norths { add(Square(east: east, north: north)) } }
        }
        return found.sorted { ($0.metres, $0.school) < ($1.metres, $1.school) }
    }

    private func distance(_ school: Int32, _ easting: Int, _ northing: Int) -> Int {
        let place = schools[Int(school)]
        let east = Double((place.easting ?? 0) - easting)
        let north = Double((place.northing ?? 0) - northing)
        return Int((east * east + north * north).squareRoot())
    }
}
