import Pages
import Reckoning
import Storage

/// A meeting of a school.
struct MeetingRow: RowReadable {
    let id: String
    let kind: String
    let school: Int
    let day: String
    let minute: Int
    let place: String
    let state: String
    let packCloses: String
    let isRated: Bool

    init(row: Row) throws {
        id = try row[0]
        kind = try row[1]
        school = try row[3]
        day = try row[5]
        minute = try row[6]
        place = try row[7]
        state = try row[8]
        packCloses = try row[9]
        isRated = try row[10]
    }

    var isAhead: Bool { state == "planned" || state == "pack-closed" }
    var wasHeld: Bool { state == "held" || state == "published" }
    var link: String { state == "published" ? "/meetings/\(id)/recap" : "/meetings/\(id)" }

    var tag: HTML {
        switch state {
        case "published": BarePage.tag("Recap published", "green")
        case "held": BarePage.tag("Held", "blue")
        case _ where day < Today.day: BarePage.tag("Not recorded", "red")
        case "pack-closed": BarePage.tag("Pack closed", "blue")
        case _ where packCloses < Today.day: BarePage.tag("Pack to be closed", "amber")
        default: BarePage.tag("Pack open until \(Today.brief(packCloses))", "blue")
        }
    }
}

/// A school with its zone and trust.
struct SchoolRow: RowReadable {
    let urn: Int
    let name: String
    let phase: String
    let type: String
    let town: String
    let ages: (Int?, Int?)
    let pupils: Int?
    let zone: String?
    let zoneFrom: String?
    let trust: Int?
    let trustName: String?

    init(row: Row) throws {
        urn = try row[0]
        name = try row[1]
        phase = try row[3]
        type = try row[4]
        town = try row[9]
        ages = (try row[14], try row[15])
        pupils = try row[16]
        zone = try row[20]
        zoneFrom = try row[21]
        trust = try row[23]
        trustName = try row[24]
    }
}

func about(_ cohort: String?, _ year: Int?) -> String {
    if let cohort { return cohort }
    guard let year else { return "The whole school" }
    return "A child in \(year < 0 ? "Nursery" : year == 0 ? "Reception" : "Year \(year)")"
}
