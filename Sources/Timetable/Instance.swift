/// One term's planning problem as the file format writes it: dates are ISO text, times are
/// minutes from midnight, everything is named by its id.
package struct Instance: Codable, Sendable {
    package var format: String
    package var name: String
    package var seed: Int?
    package var calendar: Calendar
    package var meetingKinds: [String: MeetingKind]
    package var zones: [Zone]
    package var people: [Person]
    package var schools: [School]
    package var trusts: [Trust]
    package var meetings: [Meeting]
    package var weights: Weights
    /// A published timetable, when planning again; as little as possible then changes.
    package var published: [Placement]?

    package static let format = "tas-timetable-instance/1"

    package init(
        format: String = Instance.format, name: String, seed: Int? = nil, calendar: Calendar,
        meetingKinds: [String: MeetingKind], zones: [Zone], people: [Person], schools: [School],
        trusts: [Trust], meetings: [Meeting], weights: Weights, published: [Placement]? = nil
    ) {
        self.format = format
        self.name = name
        self.seed = seed
        self.calendar = calendar
        self.meetingKinds = meetingKinds
        self.zones = zones
        self.people = people
        self.schools = schools
        self.trusts = trusts
        self.meetings = meetings
        self.weights = weights
        self.published = published
    }

    package struct Calendar: Codable, Sendable {
        package var firstDate: String
        package var lastDate: String
        package var closedDates: [String]

        package init(
            firstDate: String, lastDate: String, closedDates: [String]
        ) {
            self.firstDate = firstDate
            self.lastDate = lastDate
            self.closedDates = closedDates
        }
    }

    package struct MeetingKind: Codable, Sendable {
        /// Minutes from midnight at which a meeting of this kind may start.
        package var starts: [Int]

        package init(
            starts: [Int]
        ) {
            self.starts = starts
        }
    }
}
