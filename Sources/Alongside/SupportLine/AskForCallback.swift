import Pages
import Reckoning
import Storage

/// WHEN somebody asks on the website to be rung back
///
/// Anybody may, without signing in: a number, a postcode, why, and what it is about in a few words.
/// It becomes a promise that waits for whoever of the line is free first, due as the reason's
/// urgency asks. They get a reference; with it and their postcode they see how it stands, and nothing
/// else. Asking is slowed down like guessing passwords: five at once from one place, then one a
/// minute.
///
/// PAGE    /support-line/call-back
/// SETTING line.yaml (reasons, urgencies)
struct AskForCallback: Sendable {
    let name: String
    let phone: String
    let postcode: Postcode
    let reason: String
    let words: String

    init(_ form: inout FieldReader, _ rules: LineRules, on day: Day) throws(Refusals) {
        name = form.text(Self.nameField)
        phone = form.text(Self.phoneField)
        let postcode = form.required(Self.postcodeField, as: Postcode.self)
        reason = form.text(Self.reasonField)
        words = form.text(Self.wordsField)
        if !phone.isEmpty, TelephoneNumber.all(in: phone).isEmpty {
            form.refuse(Self.phoneField, "Give a whole telephone number, with its area code")
        }
        if !reason.isEmpty, rules.reasons.entry(reason, on: day) == nil {
            form.refuse(Self.reasonField, Self.reasonField.missing)
        }
        guard let postcode, form.refusals.isEmpty else { throw form.refused }
        self.postcode = postcode
    }

    /// What the asker is told; kept, so that sending the form twice asks once.
    struct Done: Codable, Sendable {
        let reference: String
        let due: Instant
    }

    /// Nil where too much has been asked from this address.
    func ask(in house: House, from address: String, once: String?) async throws -> Done? {
        let authority = house.authority
        let counter = GuessCounter.line(address)
        let wait = try await house.store.keep { try GuessCounter.count([counter], $0) }
        guard wait == nil else { return nil }
        return try await house.store.write(as: "system") { writing in
            try writing.once(once, act: "AskForCallback") { try write(writing, authority) }
        }
    }

    private func write(_ writing: Writing, _ authority: Authority) throws -> Done {
        let (rules, zone) = (authority.lineRules, authority.timeZone)
        let today = zone.localTime(of: writing.now).day
        let urgency = rules.urgency(said: nil, reasons: [reason], on: today)
        let minutes = (urgency?.workingHours ?? 8) * 60
        let due =
            authority.line.hours?.due(from: writing.now, afterMinutes: minutes, in: zone)
            ?? writing.now.adding(seconds: minutes * 60)
        let id: ID<Promise> = writing.newID()
        let reference = Promise.reference(id)
        try writing.run(
            """
            INSERT INTO promise (id, reference, kind, name, phone, postcode, reason, what, due_at,
                state, made_at)
            VALUES (\(id), \(reference), 'call-back', \(name), \(phone), \(postcode), \(reason),
                \(words), \(due), 'open', \(writing.now))
            """)
        writing.note("AskForCallback", id.subject, detail: reason)
        return Done(reference: reference, due: due)
    }

    static let nameField = Field("name", "Your name", hint: "You may leave this empty.", limit: 120)
    static let phoneField = Field(
        "phone", "Telephone number", hint: "With its area code.", .text(width: 20),
        required: "Give the number to ring you on", limit: 80)
    static let postcodeField = Field(
        "postcode", "Your postcode", hint: "With it and your reference you can see how your request stands.",
        .text(width: 10), required: "Give your postcode")
    static let reasonField = Field(
        "reason", "What is it about?", .pick([]), required: "Choose what it is about")
    static let wordsField = Field(
        "words", "In a few words",
        hint: "Please leave out names and anything private about a child. You can say more when we ring.",
        .longText(rows: 3), required: "Say in a few words what it is about", limit: 500)

    static func fields(_ authority: Authority, on day: Day) -> [Field] {
        let reasons = authority.lineRules.reasons.inForce(on: day)
        return [
            nameField, phoneField, postcodeField,
            reasonField.offering(reasons.map { .init($0.code, $0.name) }), wordsField,
        ]
    }
}

extension GuessCounter {
    /// For what anybody may ask of the line without signing in.
    static func line(_ address: String) -> GuessCounter {
        GuessCounter(id: Secret.digest("line:\(address)"), subject: .address)
    }
}
