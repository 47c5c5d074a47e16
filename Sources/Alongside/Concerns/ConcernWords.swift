import Pages
import Reckoning
import Storage

/// What a concern says: everything of it that can be corrected.
package struct ConcernWords: Sendable, Equatable {
    package let title: String
    package let offer: String
    /// The sections of need, in order of their codes.
    package let sections: [String]
    package let tried: String
    package let outcome: String
    package let asked: String

    init(_ form: inout FieldReader) {
        title = form.text(BringConcern.titleField)
        offer = form.required(BringConcern.offerField) ?? ""
        sections = Set(form.several(BringConcern.sectionsField, as: String.self)).sorted()
        tried = form.text(BringConcern.triedField)
        outcome = form.text(BringConcern.outcomeField)
        asked = form.text(BringConcern.askedField)
    }

    init(_ record: ConcernRecord) {
        title = record.title
        offer = record.offer
        sections = record.sections.sorted()
        tried = record.tried
        outcome = record.outcome
        asked = record.asked
    }

    private init(row: Row, sections: [String]) throws {
        title = try row[0]
        offer = try row[1]
        tried = try row[2]
        outcome = try row[3]
        asked = try row[4]
        self.sections = sections
    }

    /// As they are stored; the caller has asked for the concern's scope.
    static func of(_ concern: ID<Concern>, in database: any Connection) throws -> ConcernWords? {
        let sections: [String] = try database.values(
            "SELECT section FROM concern_section WHERE concern = \(concern)")
        return try database.all(
            "SELECT title, offer, tried, outcome, asked FROM concern WHERE id = \(concern)"
        ) { try ConcernWords(row: $0, sections: sections.sorted()) }.first
    }

    /// What stands in the way of writing them down. What was chosen before may be kept, even where
    /// the authority offers it no longer.
    func refusals(_ occasion: Occasion, keeping before: ConcernWords?) -> [Refusal] {
        var refusals: [Refusal] = []
        if offer != before?.offer, occasion.authority.offer(offer) == nil {
            refusals.append(Refusal(BringConcern.offerField, "Choose one of the offers"))
        }
        let known =
            occasion.authority.needSections(on: occasion.today).map(\.code)
            + (before?.sections ?? [])
        if sections.contains(where: { !known.contains($0) }) {
            refusals.append(Refusal(BringConcern.sectionsField, "Choose needs from the list"))
        }
        return refusals
    }

    /// These words as those before a correction: what has become different, each as it was.
    func told(where new: ConcernWords, _ authority: Authority) -> String {
        var lines: [String] = []
        func line(_ label: String, _ old: String, _ now: String) {
            if old != now { lines.append("\(label): \(old)") }
        }
        let needs = sections.map { authority.needSectionName($0) }.joined(separator: ", ")
        line("The concern", title, new.title)
        line("Offer", authority.offer(offer)?.name ?? offer, authority.offer(new.offer)?.name ?? new.offer)
        if sections != new.sections { lines.append("Needs: \(needs)") }
        line("What had been tried", tried, new.tried)
        line("Outcome wanted", outcome, new.outcome)
        line("Asked for", asked, new.asked)
        return "Corrected. Before, it said:\n" + lines.joined(separator: "\n")
    }

    /// As a form's fields, to be changed.
    var asGiven: [String: [String]] {
        [
            "title": [title], "offer": [offer], "sections": sections, "tried": [tried],
            "outcome": [outcome], "asked": [asked],
        ]
    }

    /// As they are read.
    func facts(_ authority: Authority) -> [(String, HTML)] {
        [
            ("The concern", HTML(title)),
            ("Offer", HTML(authority.offer(offer)?.name ?? offer)),
            (
                "Needs",
                HTML(sections.map { authority.needSectionName($0) }.joined(separator: ", "))
            ),
            ("What has been tried", Part.typed(tried)),
            ("Outcome wanted", Part.typed(outcome)),
            ("Asked for", Part.typed(asked)),
        ]
    }

    static func fields(_ authority: Authority) -> [Field] {
        let names = ["title", "offer", "sections", "tried", "outcome", "asked"]
        return BringConcern.fields(authority).filter { names.contains($0.name) }
    }
}
