import Foundation
import Timetable

/// A place on the National Grid in degrees, which is what travel is reckoned from.
///
/// The inverse of the Ordnance Survey's projection (A Guide to Coordinate Systems in Great Britain,
/// annex C), on the Airy ellipsoid. The hundred metres between its degrees and a satellite's do not
/// matter: only distances are taken from them.
enum GridPoint {
    private static let (a, b, scale) = (6_377_563.396, 6_356_256.909, 0.9996012717)
    private static let (latitude0, longitude0) = (49.0 * .pi / 180, -2.0 * .pi / 180)
    private static let (easting0, northing0) = (400_000.0, -100_000.0)

    static func degrees(easting: Int, northing: Int) -> Instance.Point {
        let (east, north) = (Double(easting), Double(northing))
        let e2 = 1 - (b * b) / (a * a)
        var phi = latitude0 + (north - northing0) / (a * scale)
        for _ in 0..<6 { phi += (north - northing0 - meridian(phi)) / (a * scale) }
        let (sine, tangent) = (sin(phi), tan(phi))
        let nu = a * scale / (1 - e2 * sine * sine).squareRoot()
        let rho = a * scale * (1 - e2) / pow(1 - e2 * sine * sine, 1.5)
        let eta2 = nu / rho - 1
        let t2 = tangent * tangent
        let x = east - easting0
        let seventh = tangent / (2 * rho * nu)
        let eighth = tangent / (24 * rho * pow(nu, 3)) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
        let tenth = 1 / (cos(phi) * nu)
        let eleventh = 1 / (6 * cos(phi) * pow(nu, 3)) * (nu / rho + 2 * t2)
        let latitude = phi - seventh * x * x + eighth * pow(x, 4)
        let longitude = longitude0 + tenth * x - eleventh * pow(x, 3)
        return Instance.Point(lat: rounded(latitude), lon: rounded(longitude))
    }

    /// The length of the meridian from the true origin.
    private static func meridian(_ phi: Double) -> Double {
        let n = (a - b) / (a + b)
        let (less, more) = (phi - latitude0, phi + latitude0)
        let first = (1 + n + 1.25 * n * n + 1.25 * n * n * n) * less
        let second = (3 * n + 3 * n * n + 2.625 * n * n * n) * sin(less) * cos(more)
        let third = (1.875 * n * n + 1.875 * n * n * n) * sin(2 * less) * cos(2 * more)
        let fourth = 35.0 / 24 * n * n * n * sin(3 * less) * cos(3 * more)
        return b * scale * (first - second + third - fourth)
    }

    /// Degrees to a metre or so.
    private static func rounded(_ radians: Double) -> Double {
        (radians * 180 / .pi * 100_000).rounded() / 100_000
    }
}
