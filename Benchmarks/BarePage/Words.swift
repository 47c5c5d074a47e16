import Foundation
import Reckoning
import Storage

/// The words of `Benchmarks/words.json`.
struct Words: Decodable, Sendable {
    struct Zone: Decodable, Sendable {
        let name: String
        let phase: String
    }

    struct Role: Decodable, Sendable {
        let role: String
        let name: String
        let does: String
        let reach: String
    }

    struct EPSS: Decodable, Sendable {
        let reason: String
        let source: String
    }

    let authority: String
    let short: String
    let zones: [String: Zone]
    let team: [Role]
    let services: [String: String]
    let offers: [String: String]
    let meetings: [String: String]
    let concerns: [String: [String]]
    let requests: [String: [String]]
    let sections: [[String]]
    let levels: Int
    let epss: EPSS

    func zoneName(_ code: String?) -> String? { code.flatMap { zones[$0]?.name } }
}

/// The day on which everything is measured.
enum Today {
    static let day = "2025-11-20"
    static let yearAgo = "2024-10-16"
    static let termDay = "2025-09-04"
    static let zone = TimeZone(identifier: "Europe/London") ?? .gmt

    static func short(_ day: String) -> String { Day(iso: day)?.short ?? "" }
    static func long(_ day: String) -> String { Day(iso: day)?.long ?? "" }
    static func brief(_ day: String) -> String { Day(iso: day)?.brief ?? "" }
    static func day(of instant: Instant) -> String { zone.localTime(of: instant).day.iso }
}
