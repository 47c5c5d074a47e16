import Pages

/// Days of support in words. Support is agreed in half-days and logged in half-hours; a day is six
/// hours of work with a school (ours: no source gives its length).
enum HalfDays {
    static let halfHoursPerDay = 12

    static func words(halfDays: Int) -> String {
        Chart.Value.number(Double(halfDays) / 2).words(.days)
    }

    /// To the nearest quarter of a day.
    static func words(halfHours: Int) -> String {
        let quarters = (Double(halfHours) * 4 / Double(halfHoursPerDay)).rounded()
        if quarters == 0 && halfHours > 0 { return "under ¼ day" }
        return Chart.Value.number(quarters / 4).words(.days)
    }
}
