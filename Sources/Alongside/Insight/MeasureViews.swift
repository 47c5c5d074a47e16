import Pages
import Reckoning
import Storage

// What a list of schools with their measures looks like.
extension [SchoolMeasure] {
    /// A row a school; `withZone` where the list crosses zones.
    func table(_ caption: String, _ authority: Authority, on today: Day, withZone: Bool = false) -> HTML {
        let heads =
            ["School"] + (withZone ? ["Zone"] : [])
            + [
                "Last meeting", "Next meeting", "Open concerns", "Actions overdue",
                "Open requests", "Days used this term", "Days still to come", "Last contact",
            ]
        return Part.table(
            caption, heads, map { $0.row(authority, on: today, withZone: withZone) })
    }
}

extension SchoolMeasure {
    fileprivate func row(_ authority: Authority, on today: Day, withZone: Bool) -> [HTML] {
        var row: [HTML] = [
            Link(name, Address.school(urn)).html,
            last.map { Link($0.day.narrow, $0.link).html } ?? "None in a\u{a0}year",
            nextWords(on: today),
            "\(openConcerns)",
            overdueActions == 0 ? "0" : Part.tag("\(overdueActions) overdue", .red),
            "\(openRequests)", HTML(HalfDays.count(halfHours: usedHalfHours)),
            HTML(HalfDays.number(halfDaysToCome)), contact,
        ]
        if withZone {
            row.insert(HTML(zone.map { authority.zone($0)?.name ?? $0 } ?? "None"), at: 1)
        }
        return row
    }

    private func nextWords(on today: Day) -> HTML {
        guard let next else { return Part.tag("None planned", .amber) }
        let link = Link(next.day.narrow, Address.meeting(next.id)).html
        return next.day < today ? link + " " + Part.tag("Not recorded", .red) : link
    }

    private var contact: HTML {
        guard let lastContact else { return Part.tag("Never", .red) }
        return isQuiet ? "\(lastContact.narrow) \(Part.tag("Quiet", .amber))" : HTML(lastContact.narrow)
    }
}

/// The sums of a list of schools.
package struct MeasureSums: Codable, Sendable {
    package let schools: Int
    package let withoutNextMeeting: Int
    package let openConcerns: Int
    package let overdueActions: Int
    package let openRequests: Int
    package let usedHalfHours: Int
    package let halfDaysToCome: Int
    package let quiet: Int

    init(_ measures: [SchoolMeasure]) {
        func sum(_ one: (SchoolMeasure) -> Int) -> Int { measures.reduce(0) { $0 + one($1) } }
        schools = measures.count
        withoutNextMeeting = measures.filter { $0.next == nil }.count
        openConcerns = sum(\.openConcerns)
        overdueActions = sum(\.overdueActions)
        openRequests = sum(\.openRequests)
        usedHalfHours = sum(\.usedHalfHours)
        halfDaysToCome = sum(\.halfDaysToCome)
        quiet = measures.filter(\.isQuiet).count
    }

    var html: HTML {
        Part.facts([
            ("\(schools)", schools == 1 ? "school" : "schools", nil),
            ("\(withoutNextMeeting)", "without a next meeting", nil),
            ("\(openConcerns)", openConcerns == 1 ? "open concern" : "open concerns", nil),
            ("\(overdueActions)", overdueActions == 1 ? "action overdue" : "actions overdue", nil),
            ("\(openRequests)", openRequests == 1 ? "open request" : "open requests", nil),
            (HalfDays.words(halfHours: usedHalfHours), "of support used this term", nil),
            (HalfDays.words(halfDaysToCome), "of support still to come", nil),
        ])
    }
}
