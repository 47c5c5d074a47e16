import Pages
import Reckoning

/// What stands around a page: the authority, the way about, who is signed in.
struct Chrome: Sendable {
    let house: House

    func layout(for session: Session?, at now: LocalTime) -> Layout {
        let session = session.flatMap { session in
            session.isInForce(at: house.now(), house.settings) ? session : nil
        }
        return Layout(
            authority: house.authority.name,
            navigation: session == nil ? Chrome.publicLinks : Chrome.staffLinks,
            person: session?.name, signOut: session.map(signOut).orEmpty,
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

    private static let publicLinks = [Link("Find my zone", "/find-my-zone")]
    private static let staffLinks = [
        Link("Today", Address.today), Link("Schools", "/schools"), Link("Meetings", "/meetings"),
        Link("Support", "/support"), Link("Find my zone", "/find-my-zone"),
    ]
}
