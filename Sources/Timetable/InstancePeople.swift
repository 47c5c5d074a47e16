/// Who and where: zones, people, schools and trusts.
extension Instance {
    package struct Zone: Codable, Sendable {
        package var id: String
        package var name: String
        package var lat: Double
        package var lon: Double

        package init(
            id: String, name: String, lat: Double, lon: Double
        ) {
            self.id = id
            self.name = name
            self.lat = lat
            self.lon = lon
        }
    }

    package struct Point: Codable, Hashable, Sendable, BitwiseCopyable {
        /// Degrees.
        package var lat: Double
        package var lon: Double

        package init(
            lat: Double, lon: Double
        ) {
            self.lat = lat
            self.lon = lon
        }
    }

    package struct Person: Codable, Sendable {
        package var id: String
        package var roles: [String]
        package var zones: [String]
        /// Where the working day starts and ends; nil for those whose travel is not counted.
        package var base: Point?
        /// Weekday key (`mon` … `fri`) to `[from, to]` in minutes, or nil on a day off.
        package var week: [String: [Int]?]
        package var away: [String]
        package var maxPerDay: Int
        package var maxPerWeek: Int

        package init(
            id: String, roles: [String], zones: [String], base: Point? = nil,
            week: [String: [Int]?], away: [String], maxPerDay: Int, maxPerWeek: Int
        ) {
            self.id = id
            self.roles = roles
            self.zones = zones
            self.base = base
            self.week = week
            self.away = away
            self.maxPerDay = maxPerDay
            self.maxPerWeek = maxPerWeek
        }
    }

    package struct School: Codable, Sendable {
        package var id: String
        package var name: String
        package var phase: String
        package var zone: String
        package var lat: Double
        package var lon: Double
        package var sendco: String
        package var highNeed: Bool
        /// Half-day keys, `mon-am` … `fri-pm`.
        package var availableHalfDays: [String]
        package var preferredHalfDays: [String]
        package var closedDates: [String]

        package init(
            id: String, name: String, phase: String, zone: String, lat: Double, lon: Double,
            sendco: String, highNeed: Bool, availableHalfDays: [String],
            preferredHalfDays: [String], closedDates: [String]
        ) {
            self.id = id
            self.name = name
            self.phase = phase
            self.zone = zone
            self.lat = lat
            self.lon = lon
            self.sendco = sendco
            self.highNeed = highNeed
            self.availableHalfDays = availableHalfDays
            self.preferredHalfDays = preferredHalfDays
            self.closedDates = closedDates
        }
    }

    package struct Trust: Codable, Sendable {
        package var id: String
        package var name: String
        package var lead: String
        package var schools: [String]

        package init(
            id: String, name: String, lead: String, schools: [String]
        ) {
            self.id = id
            self.name = name
            self.lead = lead
            self.schools = schools
        }
    }
}
