/// The questions asked of every part of an instance.
extension InstanceCheck {
    mutating func unique(_ ids: [String], _ noun: String) -> Set<String> {
        var seen: Set<String> = []
        for id in ids where !seen.insert(id).inserted {
            fault(.duplicateId, id, "two of the kind \(noun) have this id", "Give each its own id")
        }
        return seen
    }

    mutating func known(
        _ id: String, in ids: Set<String>, _ noun: String, _ subject: String, _ key: String
    ) {
        if !ids.contains(id) {
            fault(
                .unknownId, subject, "\(key) names the \(noun) \"\(id)\", which is not in the file",
                "Correct the id or add the \(noun)")
        }
    }

    mutating func day(_ iso: String, _ subject: String, _ key: String) -> CalendarDay? {
        let day = CalendarDay(iso)
        if day == nil {
            fault(.badDate, subject, "\(key) \"\(iso)\" is not a date", "Write it as YYYY-MM-DD")
        }
        return day
    }

    mutating func time(_ minute: Int, _ subject: String, _ key: String) {
        if !(0...1_440).contains(minute) {
            fault(
                .badTime, subject, "\(key) \(minute) is not a time of day",
                "Write whole minutes from midnight, 0 to 1440")
        }
    }

    mutating func number(
        _ value: Int, in range: ClosedRange<Int>, _ subject: String, _ key: String
    ) {
        if !range.contains(value) {
            fault(
                .badNumber, subject, "\(key) is \(value)",
                "Give it a value from \(range.lowerBound) to \(range.upperBound)")
        }
    }

    mutating func point(_ point: Instance.Point, _ subject: String) {
        if !(abs(point.lat) <= 90 && abs(point.lon) <= 180) {
            fault(
                .badPlace, subject, "lat \(point.lat), lon \(point.lon) is not on the map",
                "Give degrees: lat from -90 to 90, lon from -180 to 180")
        }
    }

    mutating func fault(
        _ fault: InstanceProblem.Fault, _ subject: String, _ problem: String, _ remedy: String
    ) {
        found.append(
            InstanceProblem(fault: fault, subject: subject, problem: problem, remedy: remedy))
    }
}
