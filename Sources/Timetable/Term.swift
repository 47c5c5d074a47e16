/// A term ready to be planned: the instance checked, numbered and laid out for searching.
///
/// ```swift
/// let term = try Term(Instance.read(data))
/// ```
package final class Term: Sendable {
    package let instance: Instance
    /// What is wrong but does not stop planning, such as a meeting that no window allows.
    package let warnings: [InstanceProblem]
    let days: [CalendarDay]
    let tables: TermTables
    let names: TermNames
    /// For each meeting its published place in the term, where there is one.
    let published: [Int: PublishedPlacement]

    /// - Throws: `InstanceError` with every problem that stops planning.
    package convenience init(_ instance: Instance) throws(InstanceError) {
        let faults = instance.faults()
        if !faults.isEmpty { throw InstanceError(problems: faults) }
        self.init(checked: instance, tabled: false, warns: true)
        let clashes = pinClashes()
        if !clashes.isEmpty { throw InstanceError(problems: clashes) }
    }

    /// An instance already found without faults; `tabled` lays travel out in full for a search.
    init(checked instance: Instance, tabled: Bool, warns: Bool = false) {
        self.instance = instance
        let layout = TermLayout(instance, tabled: tabled)
        names = layout.names
        days = layout.days
        tables = layout.tables()
        published = layout.published
        warnings = warns ? layout.warnings() : []
    }

    var meetingCount: Int { tables.meetings.count }
}

/// From an id to its number.
struct TermNames: Sendable {
    let meeting: [String: Int]
    let person: [String: Int]
    let school: [String: Int]
    let day: [String: Int]

    init(_ instance: Instance, days: [CalendarDay]) {
        func numbered(_ ids: [String]) -> [String: Int] {
            Dictionary(zip(ids, 0...), uniquingKeysWith: { first, _ in first })
        }
        meeting = numbered(instance.meetings.map(\.id))
        person = numbered(instance.people.map(\.id))
        school = numbered(instance.schools.map(\.id))
        day = numbered(days.map(\.iso))
    }
}

/// A published placement; the day is nil when it is no longer an open day, a person nil when no
/// longer in the file.
struct PublishedPlacement: Sendable {
    let date: String
    let day: Int?
    let start: Int
    let people: [Int?]
}
