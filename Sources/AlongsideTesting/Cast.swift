import Alongside
import Reckoning
import Storage

/// The people, schools and children that every test knows. All are invented; the zones are real.
///
/// Norwich (North) has Marshgate Primary (maintained), Holm Academy (of the Tern Trust) and Willow
/// School (special). Great Yarmouth (South) has Sandholme High, also of the Tern Trust.
package enum Cast {
    package static let marshgate = urn(900_001)
    package static let holm = urn(900_002)
    package static let sandholme = urn(900_003)
    package static let willow = urn(900_004)
    package static let tern = 9_001
    package static let north = "NOR-N"
    package static let yarmouth = "GTY-S"

    /// SENDCo and headteacher of Marshgate; the SENDCo of Sandholme, in another zone.
    package static let dawn = person(1, "Dawn Reed", .sendco, .setting, "900001")
    package static let harriet = person(2, "Harriet Pike", .headteacher, .setting, "900001")
    package static let otto = person(3, "Otto Marsh", .sendco, .setting, "900003")
    package static let tom = person(4, "Tom Tern", .trustLead, .trust, "9001")
    /// The zone team of Norwich (North), and an adviser of Great Yarmouth (South).
    package static let sana = person(5, "Sana Wells", .sendAdviser, .zone, north)
    package static let ian = person(6, "Ian Holt", .inclusionAdviser, .zone, north)
    package static let carol = person(7, "Carol Staithe", .communityWorker, .zone, north)
    package static let zoe = person(8, "Zoë Broad", .zoneCoordinator, .zone, north)
    package static let greta = person(9, "Greta Quay", .sendAdviser, .zone, yarmouth)
    /// Educational Psychology and Specialist Support, and a lead of another service.
    package static let lena = person(10, "Lena Fenn", .serviceLead, .service, "epss")
    package static let pat = person(11, "Pat Carr", .practitioner, .service, "epss")
    package static let priya = person(12, "Priya Lode", .practitioner, .service, "epss")
    package static let sol = person(13, "Sol Dyke", .serviceLead, .service, "soas")
    /// The county.
    package static let liam = person(14, "Liam Weir", .lineAdviser, .county)
    package static let cora = person(15, "Cora Mere", .countyLead, .county)
    package static let dev = person(16, "Dev Sluice", .dataProtectionOfficer, .county)
    package static let ada = person(17, "Ada Locke", .administrator, .county)
    /// The support line's lead, and a second adviser.
    package static let wren = person(18, "Wren Lock", .lineLead, .county)
    package static let second = person(19, "Sid Kell", .lineAdviser, .county)

    package static let everyone = [
        dawn, harriet, otto, tom, sana, ian, carol, zoe, greta, lena, pat, priya, sol, liam, cora,
        dev, ada, wren, second,
    ]

    /// Kit goes to Marshgate, Robin to Sandholme.
    package static let kit: ID<Child> = id(101)
    package static let robin: ID<Child> = id(102)

    static func id<Noun>(_ number: UInt64) -> ID<Noun> {
        ID(milliseconds: 1_700_000_000_000, random: 0, number)
    }

    private static func urn(_ number: Int) -> URN {
        URN(number) ?? Cast.marshgate
    }

    private static func person(
        _ number: UInt64, _ name: String, _ role: Role, _ kind: PostScope.Kind,
        _ value: String = ""
    ) -> Person {
        Person(
            id: id(number), name: name,
            posts: [Post(role, PostScope(kind, value), from: Day(number: 19_723))])
    }
}
