import Pages
import Reckoning
import Storage

/// What is asked about a child, when one is added and when one is changed.
package struct ChildFields: Sendable, Equatable {
    package let givenName: String
    package let familyName: String
    package let upn: UPN?
    package let born: Day?
    package let yearGroup: Int
    package let stage: Child.Stage

    /// Nil where something is missing; the reader has been told what.
    init?(_ form: inout FieldReader) {
        givenName = form.text(Self.givenField)
        familyName = form.text(Self.familyField)
        upn = form.optional(Self.upnField)
        born = form.optional(Self.bornField)
        let year = form.required(Self.yearField, as: Int.self)
        let stage = form.required(Self.stageField, as: Child.Stage.self)
        guard let year, let stage else { return nil }
        (yearGroup, self.stage) = (year, stage)
    }

    /// What stands in the way of writing this down for a child, or for a new one at a school.
    func refusals(
        _ occasion: Occasion, of child: ID<Child>? = nil, newAt school: URN? = nil
    ) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if !Self.years.contains(yearGroup) {
            refusals.append(Refusal(Self.yearField, "Choose a year group from the list"))
        }
        if let born, born > occasion.today || born < occasion.today.adding(months: -26 * 12) {
            refusals.append(
                Refusal(Self.bornField, "Give the date of birth of somebody aged 0 to 25"))
        }
        if let upn, try isTaken(upn, by: child, occasion) {
            refusals.append(
                Refusal(
                    Self.upnField,
                    """
                    A child with this UPN is on record already. Check it; if the child has come \
                    from another school, ask that school to move the record to yours: its SENDCo or \
                    headteacher does so on the child's page.
                    """))
        } else if let school, try isThere(occasion, at: school) {
            refusals.append(
                Refusal(
                    Self.familyField,
                    """
                    A child of this name and year group is on record at the school already. Use that \
                    record; if this is another child, give the date of birth or the UPN that tells \
                    the two apart.
                    """))
        }
        return refusals
    }

    /// Whether the school has a child whom nothing given here tells from this one.
    private func isThere(_ occasion: Occasion, at school: URN) throws -> Bool {
        let others = try occasion.database.all(
            """
            SELECT upn, born_day FROM child WHERE school = \(school) AND year_group = \(yearGroup)
            AND lower(given_name) = lower(\(givenName)) AND lower(family_name) = lower(\(familyName))
            """
        ) { row in (upn: try row[0] as UPN?, born: try row[1] as Day?) }
        return others.contains { other in
            let isOtherUPN = upn != nil && upn != other.upn
            let isOtherDay = born != nil && born != other.born
            return !isOtherUPN && !isOtherDay
        }
    }

    private func isTaken(_ upn: UPN, by child: ID<Child>?, _ occasion: Occasion) throws -> Bool {
        let holder: ID<Child>? = try occasion.database.value(
            "SELECT id FROM child WHERE upn = \(upn)")
        return holder != nil && holder != child
    }

    static let years = -1...14

    static let givenField = Field(
        "given-name", "Given name", required: "Give the child's given name", limit: 100)
    static let familyField = Field(
        "family-name", "Family name", required: "Give the child's family name", limit: 100)
    static let upnField = Field(
        "upn", "Unique pupil number (UPN)",
        hint: "A letter and 12 digits. Leave it out if you do not have it.",
        .text(width: 20), limit: 20)
    static let bornField = Field(
        "born", "Date of birth", hint: "Asked so that two children of one name are told apart.",
        .day)
    static let yearField = Field(
        "year-group", "Year group",
        .pick(years.map { .init(String($0), Child.yearWords($0)) }),
        required: "Choose the year group")
    static let stageField = Field(
        "stage", "Stage of SEN", .choice(Child.Stage.allCases.map { .init($0.rawValue, $0.words) }),
        required: "Choose the stage")

    static let all = [givenField, familyField, upnField, bornField, yearField, stageField]
}

extension Child.Stage: FieldValue {}
