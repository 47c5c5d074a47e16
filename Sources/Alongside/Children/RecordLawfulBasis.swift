import Foundation
import Pages
import Reckoning
import Storage

/// WHEN a school records the ground on which a child may be discussed
///
/// The SENDCo or the headteacher chooses one of the authority's lawful bases and writes down what
/// that basis asks for: who gave consent, when, how and for what; or the duty in law, who decided,
/// why, and what the family was told. From the day it was given (for bases without such a day, from
/// today) the child's concerns may go to a meeting.
///
/// It holds until the authority wants it looked at again (`review-after-months`, counted from that
/// day). What was given so long ago that it no longer holds is refused: ask again.
///
/// A school may hold several bases for one child at a time; each shows what was shared under it.
/// What was shared under a basis of the same kind is shared under the new one from today, so that
/// renewing consent interrupts nobody's work. What had ended (``WithdrawLawfulBasis``, support that
/// is closed) does not begin again.
///
/// Source: no published source says how Norfolk records consent; the kinds and what each must say
/// are the package's, for the data protection officer to confirm.
///
/// PAGE    /children/{child}/basis/new
/// API     POST /api/children/{child}/bases
/// COMMAND alongside do record-lawful-basis
/// SETTING lawful-bases.yaml
package struct RecordLawfulBasis: Act {
    package let child: ID<Child>
    package let kind: String
    package let texts: [LawfulBasisKind.Detail: String]
    package let days: [LawfulBasisKind.Detail: Day]

    // What must be known.

    package static let name = "RecordLawfulBasis"
    package static let needs = Permission.bringConcern
    package static let api = "/api/children/{child}/bases"
    package static let summary = "Record the lawful basis on which a child may be discussed."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let child = form.required(Self.childField, as: ID<Child>.self)
        kind = form.required(Self.kindField) ?? ""
        var texts: [LawfulBasisKind.Detail: String] = [:]
        var days: [LawfulBasisKind.Detail: Day] = [:]
        for detail in LawfulBasisKind.Detail.allCases {
            if detail.isDay {
                days[detail] = form.optional(detail.field)
            } else {
                texts[detail] = form.optional(detail.field)
            }
        }
        (self.texts, self.days) = (texts, days)
        guard let child, form.refusals.isEmpty else { throw form.refused }
        self.child = child
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.mayChange(child)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        guard let kind = occasion.authority.lawfulBases.entry(kind, on: occasion.today) else {
            return [Refusal(Self.kindField, "Choose one of the lawful bases")]
        }
        let missing = kind.mustRecord.filter { texts[$0] == nil && days[$0] == nil }
        var refusals = missing.map { Refusal($0.field, $0.missing) }
        for (detail, day) in days where day > occasion.today {
            refusals.append(Refusal(detail.field, "Give a day that is not in the future"))
        }
        if let until = lastDay(kind, occasion), until <= occasion.today, let detail = dated {
            refusals.append(
                Refusal(
                    detail.field,
                    "This is too long ago: it held until \(until.short). Ask again, then record it."
                ))
        }
        return refusals
    }

    /// The detail that says from when it holds.
    private var dated: LawfulBasisKind.Detail? { days[.givenOn] != nil ? .givenOn : .decidedOn }

    private func from(_ occasion: Occasion) -> Day {
        days[.givenOn] ?? days[.decidedOn] ?? occasion.today
    }

    private func lastDay(_ kind: LawfulBasisKind, _ occasion: Occasion) -> Day? {
        kind.reviewAfterMonths.map { from(occasion).adding(months: $0) }
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let basis: ID<LawfulBasis>
        package let child: ID<Child>
        package let until: Day?
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<LawfulBasis> = occasion.writing.newID()
        let kind = occasion.authority.lawfulBases.entry(kind, on: occasion.today)
        let until = kind.flatMap { lastDay($0, occasion) }
        try occasion.writing.run(
            """
            INSERT INTO lawful_basis
                (id, child, kind, details, from_day, until_day, recorded_by, recorded_at)
            VALUES (\(id), \(child), \(self.kind), \(details(kind)), \(from(occasion)), \(until),
                \(occasion.person.id), \(occasion.now))
            """)
        try goOnSharing(under: id, occasion)
        occasion.note(Self.self, child.subject, detail: "\(id.subject) \(self.kind)")
        return Done(basis: id, child: child, until: until)
    }

    /// What rested on an earlier basis of this kind rests on the new one from today.
    private func goOnSharing(under basis: ID<LawfulBasis>, _ occasion: Occasion) throws {
        let open: SQL = """
            child = \(child) AND (until_day IS NULL OR until_day > \(occasion.today))
            AND basis IN (SELECT id FROM lawful_basis WHERE child = \(child) AND kind = \(kind))
            """
        try occasion.writing.run(
            """
            INSERT INTO child_share (child, kind, value, basis, why, from_day)
            SELECT child, kind, value, \(basis), min(why), \(occasion.today)
            FROM child_share WHERE \(open) GROUP BY child, kind, value
            """)
        try occasion.writing.run(
            """
            UPDATE child_share SET until_day = \(occasion.today)
            WHERE \(open) AND basis <> \(basis)
            """)
    }

    /// Only what this kind asks for is kept, whatever else was sent.
    private func details(_ kind: LawfulBasisKind?) -> String {
        var kept: [String: String] = [:]
        for detail in kind?.mustRecord ?? [] {
            kept[detail.rawValue] = texts[detail] ?? days[detail]?.iso
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(kept)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

// The fields, in the order of the page.
extension RecordLawfulBasis {
    static let childField = Field("child", "Child", .hidden, required: "Say which child")
    static let kindField = Field(
        "kind", "What is the lawful basis?", .choice([]), required: "Choose a lawful basis")

    package static func fields(_ authority: Authority) -> [Field] {
        let kinds = authority.lawfulBases.map {
            Field.Choice($0.code, $0.name, hint: $0.about)
        }
        return [childField, kindField.offering(kinds)]
            + LawfulBasisKind.Detail.allCases.map(\.field)
    }
}
