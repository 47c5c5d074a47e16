import Reckoning

/// How a service or team is reached: never a named person ("Guidance and Resources for SENDCos
/// and Inclusion Leads, June 2025", key Norfolk contact details).
package struct ContactPoint: DatedEntry, Hashable {
    package let code: String
    package let name: String
    package let telephones: [String]
    package let emails: [String]
    package let websites: [String]
    package let note: String?
    package let period: Period

    init(_ entry: PackageEntry, file: Period) {
        period = entry.period(within: file)
        code = entry.code(in: .contact, during: period)
        name = entry.text("name")
        telephones = entry.textsIfGiven("telephones")
        emails = entry.textsIfGiven("emails")
        websites = entry.textsIfGiven("websites")
        note = entry.textIfGiven("note")
        if telephones.isEmpty, emails.isEmpty, websites.isEmpty {
            entry.report(
                at: "code", "the contact has no way to reach it",
                "give `telephones:`, `emails:` or `websites:`")
        }
        for email in emails where email.split(separator: "@").count != 2 || email.contains(" ") {
            entry.report(
                at: "emails", "“\(email)” is not an e-mail address",
                "write it like team@council.gov.uk")
        }
    }
}
