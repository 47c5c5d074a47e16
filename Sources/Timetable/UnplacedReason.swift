/// Why a meeting has no place in a plan, and what would give it one.
package struct UnplacedReason: Sendable {
    /// Something that stands in the way, and at how many of the meeting's times it does.
    package struct Obstacle: Hashable, Sendable {
        package let rule: HardRule
        /// The role of the seat that nobody can take, or nil when it is no seat.
        package var role: String?
        /// Who is meant: a fixed person, or everybody who could take the seat.
        package var people: [String] = []
        /// The other meeting, for `after`.
        package var other: String?
    }

    /// More seats than these people have room for in the whole term.
    package struct Shortage: Hashable, Sendable {
        package let role: String
        package let people: [String]
        /// Seats that only these people can take.
        package let needed: Int
        /// Meetings that their hours and caps leave room for.
        package let room: Int
    }

    /// A time at which one thing only stands in the way, and how to put it out of the way.
    package struct Relief: Hashable, Sendable {
        package let date: String
        package let start: Int
        package let obstacle: Obstacle
        package let remedy: String
    }

    package let meeting: String
    /// Starts of its kind on the open days of its window.
    package let times: Int
    /// The most frequent first, with the number of times each stands in the way.
    package let obstacles: [(obstacle: Obstacle, times: Int)]
    package let shortages: [Shortage]
    /// A few, the earliest first; empty when at least two things stand in the way everywhere.
    package let reliefs: [Relief]
}
