import Pages
import Reckoning
import Storage

/// WHEN an adviser of the support line logs a call
///
/// They type while the caller talks: who calls (by name or not), from which setting, at which stage
/// the child is, why they call and how it ends. The setting's zone is written down as it is on that
/// day. A child is named only where it is needed to follow something up; the name is not tied to a
/// record by itself (``LinkChild``). A call is never less urgent than its reason.
///
/// Where a child may be at risk of harm the call cannot be saved without what was done about it: the
/// line does not judge that itself, it passes it on at once.
///
/// The call began with the first key that was pressed and ends as it is saved; a call that was
/// written on paper keeps the times on the paper. The same form saved twice is one call, from
/// whatever draft it is sent again.
///
/// A promise to the caller follows (``PromiseCallback``), and the zone team hears at once of what
/// cannot wait (``TellZoneTeam``).
///
/// Source: Guidance and Resources for SENDCos and Inclusion Leads, June 2025 (who may call, why).
///
/// PAGE    /line/calls/new
/// API     POST /api/line/calls
/// COMMAND alongside do log-call
/// SETTING line.yaml
package struct LogCall: Act {
    package let form: String
    package let times: CallTimes
    package let safety: CallSafety
    package let caller: String
    package let callerName: String
    package let phone: String
    package let setting: String
    package let school: URN?
    /// Whether the setting is none that is held: a childminder, a school elsewhere.
    package let isOtherSetting: Bool
    package let childName: String
    package let stage: String?
    package let yearGroup: Int?
    package let reasons: [String]
    package let urgency: String?
    package let notes: String
    package let advice: String
    package let signposts: [String]
    package let notFound: String
    package let outcome: String
    package let promise: CallPromise

    package static let name = "LogCall"
    package static let needs = Permission.logCall
    package static let api = "/api/line/calls"
    package static let summary = "Log a call to the support line."

    package init(_ reader: inout FieldReader) throws(Refusals) {
        form = reader.text(Self.formField)
        times = CallTimes(&reader)
        safety = CallSafety(&reader)
        caller = reader.text(Self.callerField)
        callerName = reader.text(Self.callerNameField)
        phone = reader.text(Self.phoneField)
        setting = reader.text(Self.settingField)
        isOtherSetting = reader.given["school"] == "other"
        school = isOtherSetting ? nil : reader.optional(Self.schoolField)
        childName = reader.text(Self.childNameField)
        stage = reader.optional(Self.stageField)
        yearGroup = reader.optional(Self.yearField)
        let main: String = reader.text(Self.reasonField)
        let more: [String] = reader.several(Self.moreReasonsField)
        reasons = [main] + more.filter { $0 != main }
        urgency = reader.optional(Self.urgencyField)
        notes = reader.text(Self.notesField)
        advice = reader.text(Self.adviceField)
        signposts = Array(Set(reader.several(Self.signpostedField, as: String.self))).sorted()
        notFound = reader.text(Self.notFoundField)
        outcome = reader.text(Self.outcomeField)
        promise = CallPromise(&reader)
        try reader.finish()
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        occasion.person.scope(Self.needs).isCounty
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        if try saved(occasion) != nil { return [] }
        var refusals = times.refusals(occasion) + safety.refusals(occasion)
        refusals += listRefusals(occasion) + promise.refusals(for: self, occasion)
        if school == nil, !setting.isEmpty, !isOtherSetting {
            refusals.append(
                Refusal(
                    Self.settingField,
                    "Choose the setting from those found, or say that it is none of them"))
        }
        if let school, try !occasion.database.exists("SELECT 1 FROM school WHERE urn = \(school)") {
            refusals.append(Refusal(Self.settingField, "There is no setting with this number"))
        }
        if let yearGroup, !(-2...14).contains(yearGroup) {
            refusals.append(Refusal(Self.yearField, "Choose a year group from the list"))
        }
        return refusals
    }

    /// Whatever is not in the package's lists on the day of the call.
    private func listRefusals(_ occasion: Occasion) -> [Refusal] {
        let (rules, day) = (occasion.authority.lineRules, times.day(occasion))
        var refusals: [Refusal] = []
        func check(_ isKnown: Bool, _ field: Field, _ words: String) {
            if !isKnown { refusals.append(Refusal(field, words)) }
        }
        check(rules.callers.entry(caller, on: day) != nil, Self.callerField, "Choose who is calling")
        check(
            stage.map { rules.stages.entry($0, on: day) != nil } ?? true, Self.stageField,
            "Choose a stage from the list")
        let areReasons = reasons.allSatisfy { rules.reasons.entry($0, on: day) != nil }
        check(areReasons, Self.reasonField, "Choose why they call from the list")
        check(
            urgency.map { rules.urgencies.entry($0, on: day) != nil } ?? true, Self.urgencyField,
            "Choose an urgency from the list")
        check(
            rules.outcomes.entry(outcome, on: day) != nil, Self.outcomeField,
            "Choose how the call ended")
        let areSignposts = signposts.allSatisfy { Signpost($0, occasion.authority) != nil }
        check(areSignposts, Self.signpostedField, "Choose services from the list")
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let call: ID<LineCall>
        package let promise: ID<Promise>?
        /// The reference to give to the caller, where something was promised.
        package let reference: String?
        /// Where the call goes on to.
        package let follows: LineOutcome.Follows
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        if let known = try saved(occasion) {
            occasion.note(Self.self, known.call.subject, detail: "sent again; nothing changed")
            return known
        }
        let id: ID<LineCall> = occasion.writing.newID()
        let rules = occasion.authority.lineRules
        let urgency = rules.urgency(said: urgency, reasons: reasons, on: times.day(occasion))
        let follows = rules.outcome(outcome)?.follows ?? .nothing
        try write(id, urgency?.code ?? "", occasion)
        try writeLists(id, occasion)
        occasion.note(Self.self, id.subject, detail: outcome)
        // What follows.
        var promised: PromiseCallback.Done?
        if follows == .promise || !promise.isEmpty {
            promised = try occasion.follow(promise.act(call: id))
        }
        if urgency?.tellsZoneTeam == true {
            _ = try occasion.follow(TellZoneTeam(call: id, kind: .urgent))
        } else if follows == .zoneTeam {
            _ = try occasion.follow(TellZoneTeam(call: id, kind: .zoneTeam))
        }
        return Done(
            call: id, promise: promised?.promise, reference: promised?.reference, follows: follows)
    }

    private func write(_ id: ID<LineCall>, _ urgency: String, _ occasion: Occasion) throws {
        let span = times.span(occasion)
        let day = times.day(occasion)
        let zone: String? = try school.flatMap { school in
            try occasion.database.value(
                """
                SELECT zone FROM zone_membership WHERE school = \(school) AND from_day <= \(day)
                AND (until_day IS NULL OR until_day > \(day)) ORDER BY from_day DESC LIMIT 1
                """)
        }
        let resolves = occasion.authority.lineRules.outcome(outcome)?.resolves ?? false
        try occasion.writing.run(
            """
            INSERT INTO line_call (id, form, channel, started_at, ended_at, day, caller,
                caller_name, phone, school, zone, setting, child_name, stage, year_group, reason,
                urgency, notes, advice, not_found, outcome, is_resolved, safeguarding,
                safeguarding_words, adviser, logged_at)
            VALUES (\(id), \(form.isEmpty ? id.text : form), \(times.channel), \(span.lowerBound),
                \(span.upperBound), \(day), \(caller), \(callerName), \(phone), \(school), \(zone),
                \(setting), \(childName), \(stage), \(yearGroup), \(reasons.first ?? ""),
                \(urgency), \(notes), \(advice), \(notFound), \(outcome),
                \(resolves && promise.isEmpty), \(safety.action), \(safety.words),
                \(occasion.person.id), \(occasion.now))
            """)
        let counted = CountedCall(
            day: day, reason: reasons.first ?? "", zone: zone ?? "", caller: caller, outcome: outcome,
            isSettled: resolves && promise.isEmpty)
        try LineCounts.add(counted, occasion.writing)
    }

    private func writeLists(_ id: ID<LineCall>, _ occasion: Occasion) throws {
        let began = times.span(occasion).lowerBound
        for number in TelephoneNumber.all(in: phone) {
            try occasion.writing.run(
                """
                INSERT INTO line_call_phone (phone, call, started_at)
                VALUES (\(number.text), \(id), \(began))
                """)
        }
        for word in Set(SearchWords.split(callerName)).sorted() {
            try occasion.writing.run(
                "INSERT INTO line_call_name (word, call) VALUES (\(word), \(id))")
        }
        for reason in Set(reasons.dropFirst()).sorted() {
            try occasion.writing.run(
                "INSERT INTO line_call_reason (call, reason) VALUES (\(id), \(reason))")
        }
        for signpost in signposts {
            try occasion.writing.run(
                "INSERT INTO line_call_signpost (call, signpost) VALUES (\(id), \(signpost))")
        }
    }

    /// The call that this form was saved as before.
    private func saved(_ occasion: Occasion) throws -> Done? {
        guard !form.isEmpty else { return nil }
        let rules = occasion.authority.lineRules
        return try occasion.database.all(
            """
            SELECT c.id, c.outcome, p.id, p.reference FROM line_call c
            LEFT JOIN promise p ON p.call = c.id
            WHERE c.form = \(form) AND c.adviser = \(occasion.person.id) ORDER BY p.made_at, p.id
            """
        ) { row in
            Done(
                call: try row[0], promise: try row[2], reference: try row[3],
                follows: rules.outcome(try row[1])?.follows ?? .nothing)
        }.first
    }
}
