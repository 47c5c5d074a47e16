import Pages
import Reckoning

/// What stands around a page: the authority, the way about, who is signed in.
struct Chrome: Sendable {
    let house: House

    func layout(for session: Session?, _ person: Person?, at now: LocalTime) -> Layout {
        let session = session.flatMap { session in
            session.isInForce(at: house.now(), house.settings) ? session : nil
        }
        return Layout(
            authority: house.authority.name,
            navigation: session == nil ? Chrome.publicLinks : Chrome.links(for: person),
            person: session.map { named($0, person) }, signOut: session.map(signOut).orEmpty,
            band: house.settings.isDemonstration
                ? "Demonstration county. The schools, people and children are invented." : nil,
            printed: printed(session, now))
    }

    private func signOut(_ session: Session) -> HTML {
        """
        <a href="\(Address.account)">Account</a>
        <form method="post" action="\(Address.signOut)">\
        <input type="hidden" name="_token" value="\(session.token)">\
        <button class="link">Sign out</button></form>
        """
    }

    private func printed(_ session: Session?, _ now: LocalTime) -> String {
        let who = session.map { " by \($0.name)" } ?? ""
        return "Printed\(who) on \(now.long)"
    }

    private static let publicLinks = [
        Link("Find my zone", Address.findMyZone), Link("Support line", Address.supportLine),
    ]

    private static let places: [(Permission, Link)] = [
        (.seeSchool, Link("Schools", Address.schools)),
        (.seeSchool, Link("Meetings", Address.meetings)),
        (.seeSchool, Link("Support", Address.support)),
        (.planTerm, Link("Planning", Address.plans)),
        (.logCall, Link("Line", Address.line)),
        (.manageAccounts, Link("People", Address.people)),
        (.manageAccounts, Link("Mail", Address.mail)),
        (.seeAudit, Link("Audit log", Address.audit)),
    ]

    /// The way about for whoever is signed in: what their posts open, and nothing else.
    private static func links(for person: Person?) -> [Link] {
        guard let person else { return [Link("Find my zone", Address.findMyZone)] }
        return [Link("Today", Address.today)]
            + places.filter { person.may($0.0) }.map(\.1)
            + [Link("Find my zone", Address.findMyZone)]
    }

    /// The person's name, with the post they hold.
    private func named(_ session: Session, _ person: Person?) -> String {
        guard let role = person?.mainPost?.role else { return session.name }
        return "\(session.name), \(house.authority.name(of: role))"
    }
}
