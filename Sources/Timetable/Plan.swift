import Foundation

/// Where and with whom one meeting is held: an open day, a start in minutes, one person a seat.
package struct Placement: Codable, Hashable, Sendable {
    package var meeting: String
    package var date: String
    package var start: Int
    package var people: [String]

    package init(meeting: String, date: String, start: Int, people: [String]) {
        self.meeting = meeting
        self.date = date
        self.start = start
        self.people = people
    }
}

/// A term's plan: a placement for every meeting that could be placed, in the instance's order.
package struct Plan: Codable, Equatable, Sendable {
    package var format = "tas-timetable-solution/1"
    package var instance: String
    package var solver = "alongside"
    package var placements: [Placement]

    package init(instance: String, placements: [Placement]) {
        self.instance = instance
        self.placements = placements
    }

    /// The solution file, the same bytes for the same plan.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}
