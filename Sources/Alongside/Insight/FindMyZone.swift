import Reckoning
import Storage

/// What anybody may know of a school's zone: the zone, which meetings it holds today, its team and
/// how to reach it, the line, and how the school gets EPSS.
package struct ZoneAnswer: Sendable, Codable {
    package struct InZone: Sendable, Codable {
        package let code: String
        package let name: String
        package let phase: String
        package let from: Day?
        /// "team-around-school" or "core-consultation"; nil before there is either.
        package let meeting: String?
        package let meetingName: String?
        /// The first day of these meetings, where it is known.
        package let meetingSince: Day?
        /// The last day of these meetings, where one is set.
        package let meetingUntil: Day?
        /// What comes after them, and from when.
        package let nextMeetingName: String?
        package let nextMeetingFrom: Day?
    }

    package struct TeamRole: Sendable, Codable {
        package let name: String
        package let does: String
        package let reachedBy: String
        package let telephones: [String]
        package let emails: [String]
        package let websites: [String]
        package let note: String?
    }

    package struct Line: Sendable, Codable {
        package let name: String
        package let number: String
        package let hours: String?
        /// Nil where its hours are not published.
        package let isOpen: Bool?
        package let opensOn: Day?
        package let opensAt: String?
        package let closesAt: String?
    }

    package let urn: URN
    package let name: String
    package let address: String
    package let phase: String
    package let status: School.Status
    package let on: Day
    package let zone: InZone?
    package let team: [TeamRole]
    package let line: Line
    package let epss: EPSSAccess.Report
    /// The schools that took this one's place, where it has closed.
    package let successors: [SchoolMatch]
}

/// A school that was found, with its zone.
package struct SchoolMatch: Sendable, Codable {
    package let urn: URN
    package let name: String
    package let town: String
    package let postcode: String
    package let zone: String?
    package let zoneName: String?
    /// How far it is from the postcode asked about, in metres.
    package let metres: Int?

    init(_ school: School, _ authority: Authority, metres: Int? = nil) {
        (urn, name) = (school.urn, school.name)
        (town, postcode, zone) = (school.town, school.postcode, school.zone)
        zoneName = school.zone.flatMap { authority.zone($0)?.name }
        self.metres = metres
    }
}

/// What was found for what somebody typed.
package struct ZoneSearch: Sendable, Codable {
    package enum How: String, Sendable, Codable {
        case name, postcode
        /// The postcode is not known; these are the schools nearest to the middle of its area.
        case roughPostcode = "rough-postcode"
        /// A postcode of which nothing is known.
        case unknownPostcode = "unknown-postcode"
    }

    package let asked: String
    package let how: How
    package let schools: [SchoolMatch]

    /// By postcode where it is one, by name otherwise; the first part of a postcode will do.
    static func find(
        _ asked: String, among schools: SchoolDirectory, _ authority: Authority,
        in database: any Connection
    ) throws -> ZoneSearch {
        if let postcode = Postcode(asked) {
            let place = try PostcodePlace.find(postcode, in: database)
            return near(place, asked: postcode.text, schools, authority)
        }
        let found = schools.search(asked)
        let outward = asked.uppercased().filter { $0 != " " }
        if found.isEmpty, Postcode(outward + "1AA") != nil {
            let place = try PostcodePlace.find(outward: outward, in: database)
            return near(place, asked: outward, schools, authority)
        }
        return ZoneSearch(
            asked: asked, how: .name, schools: found.map { SchoolMatch($0, authority) })
    }

    private static func near(
        _ place: PostcodePlace?, asked: String, _ schools: SchoolDirectory, _ authority: Authority
    ) -> ZoneSearch {
        guard let place else {
            return ZoneSearch(asked: asked, how: .unknownPostcode, schools: [])
        }
        let found = schools.nearest(easting: place.easting, northing: place.northing)
        return ZoneSearch(
            asked: asked, how: place.isRough ? .roughPostcode : .postcode,
            schools: found.map { SchoolMatch($0.school, authority, metres: $0.metres) })
    }
}
