/// What is to be planned.
extension Instance {
    package struct Meeting: Codable, Sendable {
        package var id: String
        package var kind: String
        package var zone: String
        package var school: String?
        package var trust: String?
        /// `in-person` or `online`.
        package var mode: String
        /// The school where it is held; nil online.
        package var place: String?
        package var durationMinutes: Int
        package var seats: [Seat]
        /// People who must attend, beside those in the seats.
        package var fixed: [String]
        /// `[earliest, latest]`, both inclusive.
        package var window: [String]
        /// 1, 2 or 3; 3 is the most important.
        package var priority: Int
        package var after: After?
        package var pinned: Pin?

        package init(
            id: String, kind: String, zone: String, school: String? = nil, trust: String? = nil,
            mode: String, place: String? = nil, durationMinutes: Int, seats: [Seat],
            fixed: [String], window: [String], priority: Int, after: After? = nil,
            pinned: Pin? = nil
        ) {
            self.id = id
            self.kind = kind
            self.zone = zone
            self.school = school
            self.trust = trust
            self.mode = mode
            self.place = place
            self.durationMinutes = durationMinutes
            self.seats = seats
            self.fixed = fixed
            self.window = window
            self.priority = priority
            self.after = after
            self.pinned = pinned
        }
    }

    package struct Seat: Codable, Sendable {
        package var role: String
        /// The person who knows the school; another costs extra.
        package var link: String?

        package init(
            role: String, link: String? = nil
        ) {
            self.role = role
            self.link = link
        }
    }

    package struct After: Codable, Sendable {
        package var meeting: String
        package var minDays: Int

        package init(
            meeting: String, minDays: Int
        ) {
            self.meeting = meeting
            self.minDays = minDays
        }
    }

    package struct Pin: Codable, Sendable {
        package var date: String
        package var start: Int
        package var people: [String]

        package init(
            date: String, start: Int, people: [String]
        ) {
            self.date = date
            self.start = start
            self.people = people
        }
    }
}
