import Foundation
import Reckoning
import Storage

/// Every address of a page, by name. Nothing else writes a path.
package enum Address {
    package static let home = "/"
    package static let today = "/today"
    package static let signIn = "/sign-in"
    package static let signOut = "/sign-out"
    package static let account = "/account"
    package static let changePassword = "/account/password"
    package static let makeToken = "/account/tokens/new"
    package static let people = "/people"
    package static let openAccount = "/people/new"
    package static let mail = "/mail"
    package static let mailChoice = "/account/mail"
    package static let audit = "/audit"
    package static let auditFile = "/audit.csv"
    package static let checkAudit = "/audit/check"
    package static let findMyZone = "/find-my-zone"
    package static let schools = "/schools"
    package static let meetings = "/meetings"
    package static let support = "/support"
    package static let plans = "/plans"
    package static let calendar = "/calendar"
    package static let line = "/line"
    package static let supportLine = "/support-line"

    package static func findMyZone(_ school: URN) -> String { "/find-my-zone/\(school)" }
    package static func school(_ urn: URN) -> String { "/schools/\(urn)" }
    package static func epssAccess(_ school: URN) -> String { "/schools/\(school)/epss" }
    package static func zone(_ code: String) -> String { "/zones/\(code)" }
    package static func trust(_ uid: Int) -> String { "/trusts/\(uid)" }
    package static func bringConcern(_ school: URN) -> String { "/schools/\(school)/concerns/new" }
    package static func concern<Noun>(_ id: ID<Noun>) -> String { "/concerns/\(id)" }
    package static func child<Noun>(_ id: ID<Noun>) -> String { "/children/\(id)" }
    package static func recordBasis<Noun>(_ child: ID<Noun>) -> String {
        "/children/\(child)/basis/new"
    }
    package static func meeting<Noun>(_ id: ID<Noun>) -> String { "/meetings/\(id)" }
    package static func recap<Noun>(_ meeting: ID<Noun>) -> String { "/meetings/\(meeting)/recap" }
    package static func person<Noun>(_ id: ID<Noun>) -> String { "/people/\(id)" }
    package static func signIn(next: String) -> String { "/sign-in?next=\(escaped(next))" }

    /// A value as it stands in a query.
    package static func escaped(_ text: String) -> String {
        let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~/"))
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    package static func request<Noun>(_ id: ID<Noun>) -> String { "/requests/\(id)" }
}
