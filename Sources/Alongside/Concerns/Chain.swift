import Pages
import Reckoning
import Storage

/// The whole way of a concern, from the day it was brought to the review of its support, each step
/// with its day, its person and the page it stands on. The same chain stands on the pages of the
/// concern, the request, the meeting and the child, so that everybody can follow it both ways.
///
/// No text about a child is in it; a reader outside the child's scope is not told what was decided.
package struct Chain: Codable, Sendable {
    /// The steps in order: done, then the one it stands at, then those still to come.
    package let links: [ChainLink]

    package init(links: [ChainLink]) { self.links = links }
}

/// One step of a chain.
package struct ChainLink: Codable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case concern, meeting, request, allocation, delivery, report, review, ended
    }

    package let kind: Kind
    /// What happened or will: "EPSS asked", "Reported".
    package let words: String
    package let state: Part.Step.State
    package let day: Day?
    package let person: String?
    /// How far it is, where there is something to say: "2½ of 6 days", "Partly achieved".
    package let hint: String
    /// The page it stands on.
    package let address: String?
}

extension Part.Step.State: Codable {}

extension Chain {
    /// As it is drawn on a page.
    package var html: HTML { Part.chain(links.map(\.step)) }
}

extension ChainLink {
    fileprivate var step: Part.Step {
        let about = [hint, day?.short ?? "", person ?? ""].filter { !$0.isEmpty }
        return Part.Step(words, state, hint: about.joined(separator: ", "), to: address)
    }
}
