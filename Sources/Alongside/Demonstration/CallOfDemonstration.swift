import Reckoning
import Storage

/// A call while it is invented.
struct CallOfDemonstration {
    let id: ID<LineCall>
    let day: Day
    let began: Instant
    let ended: Instant
    let adviser: StaffOfDemonstration
    let reason: String
    var outcome: LineOutcome
    let caller: String
    var name = ""
    var phone = ""
    var school: SchoolOfDemonstration?
    /// The child whom it is about, once somebody has said that it is this one.
    var child: ChildOfDemonstration?
    var safeguarding: String?

    func write(
        to rows: inout RowsOfDemonstration, _ chance: Chance, _ rules: LineRules, urgency: String,
        isSettled: Bool, version: Int
    ) {
        let words = WordsOfCalls.of(reason, chance)
        let stages = rules.stages.map(\.code)
        let stage = child?.stage == .plan ? "plan" : child == nil ? chance.one(of: stages) : "support"
        rows.calls.add(
            id, id.text, "telephone", began, ended, day, caller, name, phone, school?.urn(on: day),
            school?.zone.code, school?.name ?? "", child?.name ?? "",
            stages.contains(stage) ? stage : nil as String?, child?.yearGroup ?? chance.from(-1...13),
            reason, urgency, words.notes, words.advice,
            chance.happens(2) ? chance.one(of: WordsOfCalls.notFound) : "", outcome.code, isSettled,
            safeguarding, "", adviser.id, ended, child?.id, version)
        for number in TelephoneNumber.all(in: phone) { rows.callPhones.add(number.text, id, began) }
        for word in Set(SearchWords.split(name)).sorted() { rows.callNames.add(word, id) }
    }
}

/// A concern that was raised from a call, before the call is told.
struct RaisedOfDemonstration {
    let concern: ID<Concern>
    let school: SchoolOfDemonstration
    let child: ChildOfDemonstration?
    let way: LineOutcome.Follows
    let adviser: StaffOfDemonstration
    let at: Instant
}

extension CountyOfDemonstration {
    /// Whether a concern of a day came over the line: who raised it, and when they had rung off.
    func hourOnLine(_ day: Day) -> (adviser: StaffOfDemonstration, at: Instant)? {
        guard isFirst, let adviser = signIns[.lineAdviser], calendar.isWorkingDay(day), day < today,
            chanceOfLine.happens(7)
        else { return nil }
        return (adviser, clock.at(day, minute: chanceOfLine.from(570...1_015)))
    }

    /// Remembers a concern for the call from which it was raised. Only a child has a Way Forward
    /// Meeting.
    func raise(
        _ concern: ConcernOfDemonstration, at school: SchoolOfDemonstration,
        by adviser: StaffOfDemonstration, at time: Instant
    ) {
        let ways: [LineOutcome.Follows] = [.concern, .request, .wayForward]
        let way = ways[chanceOfLine.place(concern.child == nil ? [70, 30, 0] : [55, 20, 25])]
        raised.append(
            RaisedOfDemonstration(
                concern: concern.id, school: school, child: concern.child, way: way, adviser: adviser,
                at: time))
    }
}
