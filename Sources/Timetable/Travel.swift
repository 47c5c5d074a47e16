import Foundation

/// Travel by road between points: a little longer than the crow flies, at 50 km/h, up to 5 min.
package enum Travel {
    /// Minutes from one point to another, a multiple of 5; 0 at the same point.
    package static func minutes(_ a: Instance.Point, _ b: Instance.Point) -> Int {
        if a == b { return 0 }
        let lat1 = radians(a.lat)
        let lat2 = radians(b.lat)
        let dLat = (lat2 - lat1) / 2
        let dLon = (radians(b.lon) - radians(a.lon)) / 2
        let h = square(sin(dLat)) + cos(lat1) * cos(lat2) * square(sin(dLon))
        let km = 2 * 6371.0 * asin(min(1, h).squareRoot())
        return 5 * Int((km * 1.3 * 60 / 50 / 5 - 1e-9).rounded(.up))
    }

    private static func radians(_ degrees: Double) -> Double { degrees * (.pi / 180) }

    private static func square(_ x: Double) -> Double { x * x }
}
