import Pages
import Reckoning
import Storage

/// Today for a trust lead: all the trust's schools, across zones.
struct TodayTrust: TodaySection {
    let trusts: [TrustBoard]

    static func load(_ look: TodayLook) throws -> TodayTrust {
        // One round of queries a trust: a lead holds a post for one, seldom for two.
        TodayTrust(
            trusts: try look.values(.trust).compactMap { Int($0) }.compactMap { uid in
                try TrustBoard.load(
                    uid, for: look.person, look.authority, on: look.today, in: look.database)
            })
    }

    func html(_ visit: Visit) -> HTML {
        guard !trusts.isEmpty else {
            return Part.empty("No school is in your trust today. Schools come in with the register.")
        }
        let parts = trusts.map { trust -> HTML in
            """
            <h2>\(Link(trust.name, Address.trust(trust.uid)).html)</h2>\(trust.sums.html)
            \(trust.schools.table("Schools of the trust", visit.authority, on: visit.today, withZone: true))
            """
        }
        return "\(parts)"
    }
}
