import Storage

extension CountyOfDemonstration {
    /// A postcode that does not exist: its outward code never has.
    func inventPostcode(_ zone: ZoneOfDemonstration) -> String {
        let letters = Array("ABDEFGHJLNPQRSTUWXYZ")  // those of inward codes
        let number = names.nextPostcode(isFirst ? zone.outward : "Z")
        let (area, sector, unit) = (number / 4_000, number / 400 % 10, number % 400)
        // No area of the country begins with a Z.
        let outward = isFirst ? zone.outward : "Z\(letters[area % 20])\(area / 20 % 90 + 10)"
        return "\(outward) \(sector)\(letters[unit / 20])\(letters[unit % 20])"
    }

    /// The school's own postcode, and a few streets around it for whoever looks for their zone.
    func addPostcodes(around site: SiteOfDemonstration) {
        rows.postcodes.add(site.postcode, site.easting, site.northing)
        guard isFirst else { return }
        for _ in 0..<3 {
            rows.postcodes.add(
                inventPostcode(site.zone), chance.around(site.easting, spread: 900),
                chance.around(site.northing, spread: 900))
        }
    }

    /// Establishment numbers go by phase, as the DfE gives them.
    func nextEstablishment(_ plan: SchoolPlan) -> Int {
        let first =
            switch plan.kind {
            case .nursery: 1_000
            case .alternative: 1_100
            case .independent: 6_000
            case .special: 7_000
            case .college, .other: 8_000
            case .maintained, .academy: plan.phase == "Secondary" ? 4_000 : 2_000
            }
        establishments[first, default: 0] += 1
        return first + (establishments[first] ?? 0)
    }
}
