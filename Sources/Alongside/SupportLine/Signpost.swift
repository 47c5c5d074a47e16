import Reckoning

/// A service or contact of the authority's package that a caller can be pointed to.
package struct Signpost: Sendable, Codable {
    /// `service:epss`, `contact:titan`.
    package let code: String
    package let name: String
    package let about: String
    package let telephones: [String]
    package let emails: [String]
    package let websites: [String]

    /// The one a code stands for, even where it is no longer in force.
    package init?(_ code: String, _ authority: Authority) {
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "service":
            guard let service = authority.service(parts[1]) else { return nil }
            self.init(service, authority)
        case "contact":
            guard let contact = authority.contact(parts[1]) else { return nil }
            self.init(contact)
        default: return nil
        }
    }

    private init(_ service: SupportService, _ authority: Authority) {
        let contact = service.contact.flatMap { authority.contact($0) }
        (code, name, about) = ("service:\(service.code)", service.name, service.about)
        telephones = contact?.telephones ?? []
        (emails, websites) = (contact?.emails ?? [], contact?.websites ?? [])
    }

    private init(_ contact: ContactPoint) {
        (code, name, about) = ("contact:\(contact.code)", contact.name, contact.note ?? "")
        (telephones, emails, websites) = (contact.telephones, contact.emails, contact.websites)
    }

    /// How it is reached, on a line.
    package var reach: String { (telephones + emails + websites).joined(separator: ", ") }

    /// Those of which every typed word begins a word of their name or purpose; what is chosen
    /// already comes first, whatever is typed.
    package static func find(
        _ typed: String, chosen: [String], _ authority: Authority, on day: Day
    ) -> [Signpost] {
        let kept = chosen.compactMap { Signpost($0, authority) }
        let words = SearchWords.split(typed)
        guard !words.isEmpty else { return kept }
        let all =
            authority.services.inForce(on: day).map { Signpost($0, authority) }
            + authority.contacts.inForce(on: day).map { Signpost($0) }
        let found = all.filter { one in
            let own = SearchWords.split("\(one.name) \(one.about) \(one.code)")
            return words.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
        }
        return kept + found.filter { !chosen.contains($0.code) }.prefix(12)
    }
}
