import Reckoning

/// Where the schools of a zone are put. The centres and spreads are rough: good enough for a map on
/// which a zone's schools stand together and in the right part of the county, no more. Which real
/// school is in which zone is published nowhere as a list, and nothing here says so.
struct ZoneOfDemonstration {
    let code: String
    let name: String
    /// On the National Grid, in metres.
    let easting: Int
    let northing: Int
    let spread: Int
    let district: String
    let town: String
    /// The outward code of its postcodes: there is no NR99, PE99 or IP99.
    let outward: String
    let primaries: Int
    let secondaries: Int
    /// Small rural schools, as a percentage.
    let rural: Int
    /// The first day it has Teams Around the School, by the package.
    let zone: Zone

    private struct Rough {
        let code: String, easting: Int, northing: Int, spread: Int, district: String, town: String
        let outward: String, primaries: Int, secondaries: Int, rural: Int

        init(
            _ code: String, _ easting: Int, _ northing: Int, _ spread: Int, _ district: String,
            _ town: String, _ outward: String, _ primaries: Int, _ secondaries: Int, _ rural: Int
        ) {
            (self.code, self.easting, self.northing, self.spread) = (code, easting, northing, spread)
            (self.district, self.town, self.outward) = (district, town, outward)
            (self.primaries, self.secondaries, self.rural) = (primaries, secondaries, rural)
        }
    }

    private static let norfolk = [
        Rough("NOR-N", 622_500, 311_000, 2_500, "Norwich", "Norwich", "NR99", 20, 4, 0),
        Rough("NOR-S", 622_500, 306_500, 2_500, "Norwich", "Norwich", "NR99", 19, 4, 0),
        Rough("KLW-CEN", 566_500, 325_000, 10_000, "King's Lynn and West Norfolk", "King's Lynn", "PE99", 28, 4, 45),
        Rough("KLW-SW", 560_500, 306_000, 8_000, "King's Lynn and West Norfolk", "Downham Market", "PE99", 24, 3, 55),
        Rough("GTY-N", 650_500, 312_500, 2_800, "Great Yarmouth", "Great Yarmouth", "NR99", 17, 3, 15),
        Rough("GTY-S", 651_000, 304_500, 2_500, "Great Yarmouth", "Great Yarmouth", "NR99", 16, 3, 5),
        Rough("NNF", 612_000, 333_000, 11_000, "North Norfolk", "North Walsham", "NR99", 33, 5, 60),
        Rough("BDL-N", 615_000, 321_500, 6_000, "Broadland", "Aylsham", "NR99", 23, 3, 50),
        Rough("BDL-E", 634_500, 311_000, 6_000, "Broadland", "Acle", "NR99", 22, 3, 45),
        Rough("BDL-S", 618_500, 313_500, 3_000, "Broadland", "Norwich", "NR99", 20, 3, 10),
        Rough("BRK-S", 591_000, 289_000, 8_000, "Breckland", "Thetford", "IP99", 26, 4, 40),
        Rough("BRK-N", 594_000, 314_000, 8_500, "Breckland", "Dereham", "NR99", 27, 4, 50),
        Rough("SNF-S", 620_500, 286_000, 7_000, "South Norfolk", "Diss", "IP99", 23, 3, 50),
        Rough("SNF-NE", 632_000, 297_500, 5_500, "South Norfolk", "Loddon", "NR99", 20, 2, 45),
        Rough("SNF-NW", 610_500, 302_500, 5_500, "South Norfolk", "Wymondham", "NR99", 22, 3, 30),
    ]

    /// The zones of a package, in its order. A zone that is not Norfolk's gets a place of its own.
    /// Counties after the first have codes of their own, which no package knows, lie elsewhere in
    /// England and have other towns, so that a search finds as much there as it would in life.
    static func all(_ authority: Authority, county: Int) -> [ZoneOfDemonstration] {
        return authority.zones.enumerated().map { index, zone in
            let rough =
                norfolk.first { $0.code == zone.code }
                ?? Rough(
                    zone.code, 400_000 + index % 4 * 20_000, 300_000 + index / 4 * 20_000, 8_000,
                    zone.name, zone.name, "ZZ99", 22, 4, 30)
            return county == 0
                ? ZoneOfDemonstration(rough, zone)
                : ZoneOfDemonstration(rough, zone, county: county, index: index)
        }
    }

    private init(_ rough: Rough, _ zone: Zone) {
        (code, name, self.zone) = (zone.code, zone.name, zone)
        (easting, northing, spread) = (rough.easting, rough.northing, rough.spread)
        (district, town, outward) = (rough.district, rough.town, rough.outward)
        (primaries, secondaries, rural) = (rough.primaries, rough.secondaries, rough.rural)
    }

    /// The same zone in another county: seven counties stand beside each other from Norfolk
    /// westwards, nine above each other, four of them south of Norfolk.
    private init(_ rough: Rough, _ zone: Zone, county: Int, index: Int) {
        (code, name, self.zone) = ("X\(county)-\(zone.code)", zone.name, zone)
        let square = (county + 28) % 63
        easting = rough.easting - square % 7 * 84_000
        northing = rough.northing + (square / 7 - 4) * 60_000
        town = NamesOfPlaces.town(county * 15 + index)
        (spread, district, outward) = (rough.spread, rough.district, rough.outward)
        (primaries, secondaries, rural) = (rough.primaries, rough.secondaries, rough.rural)
    }
}
