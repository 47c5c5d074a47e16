/// Names for invented schools and trusts: of places that are not on the map, put together from what
/// grows, flies and swims in the fens and broads. None is the name of a school in Norfolk.
final class NamesOfPlaces {
    private static let first = NamesOfPeople.words(
        """
        Ternlet Bittern Withy Plover Curlew Lapwing Osier Samphire Flint Harnser Pightle
        Lode Saltern Shingle Wherry Teasel Bulrush Otter Tench Bream Avocet Sandling Marram Dunlin
        Heron Redshank Kestrel Gannet Linnet Siskin Wigeon Teal Garganey Pochard Shelduck Merganser
        Sorrel Yarrow Bracken Larkspur Clover Cowslip Foxglove Hawthorn Spindle Hornbeam Sallow Aspen
        Medlar Quince Damson Bramble Rushy Mallow Tansy Comfrey Whinchat Nightjar
        """)
    private static let second = NamesOfPeople.words(
        """
        mere broad staithe holme toft thorpe wick ford croft field carr fen ness haven gate bridge
        well stead marsh mouth dyke green hithe cote brook pool reach bank
        """)
    private static let saints = NamesOfPeople.words(
        """
        Withburga Walstan Felix Fursey Botolph Etheldreda Edmund Ebba Hilda Aidan Cedd Osyth Guthlac
        Pega Sexburga Wendreda Bede Cuthbert Chad Alban Werburgh Oswald
        """)
    private static let before = [
        "", "", "", "", "", "", "", "", "Great ", "Little ", "North ", "South ", "Upper ", "Nether ",
    ]
    private static let trusts = NamesOfPeople.words(
        """
        Skylark Estuary Tideway Reedbed Lantern Compass Beacon Causeway Harvest Lighthouse Boardwalk
        Windpump Longshore Floodgate Waterside Saltmarsh Headland Ferry Orchard Landfall Greenway
        Kingfisher Barnowl Swallowtail Spinnaker Halyard Keel Mainsail
        """)

    private var taken: Set<String> = []

    /// A place and a school's name there: "Sedgemere", "Sedgemere Primary School".
    func school(_ kind: String, isChurch: Bool, _ chance: Chance) -> (place: String, name: String) {
        while true {
            let place =
                chance.one(of: NamesOfPlaces.before) + chance.one(of: NamesOfPlaces.first)
                + chance.one(of: NamesOfPlaces.second)
            let saint = "St \(chance.one(of: NamesOfPlaces.saints))'s "
            let start = isChurch && chance.happens(45) ? "\(saint)" : ""
            let church = isChurch ? "Church of England " : ""
            let name =
                start.isEmpty ? "\(place) \(church)\(kind)" : "\(start)\(church)\(kind), \(place)"
            if taken.insert(name).inserted { return (place, name) }
        }
    }

    /// A town of the counties that are there for their size: another for each number, up to 1,600.
    static func town(_ number: Int) -> String {
        first[number % first.count] + second[number / first.count % second.count]
    }

    func trust(_ chance: Chance) -> String {
        let ends = ["Learning Trust", "Academies Trust", "Education Partnership", "Schools Trust"]
        while true {
            let start =
                chance.happens(60)
                ? chance.one(of: NamesOfPlaces.trusts)
                : "\(chance.one(of: NamesOfPlaces.first))\(chance.one(of: NamesOfPlaces.second))"
            let name = "\(start) \(chance.one(of: ends))"
            if taken.insert(name).inserted { return name }
        }
    }

    func street(_ chance: Chance) -> String {
        let ends = ["Road", "Lane", "Street", "Loke", "Way", "Close", "Drift", "Row"]
        return "\(chance.from(1...180)) \(chance.one(of: NamesOfPlaces.first)) \(chance.one(of: ends))"
    }
}
