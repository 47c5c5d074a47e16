// Which kind of school the register's type means. Codes first: names have changed over the years.
// Source: DfE, Get Information about Schools, TypeOfEstablishment and EstablishmentTypeGroup.
extension SchoolKind {
    static func ofRegister(type: GIASSchools.Coded, group: GIASSchools.Coded) -> SchoolKind {
        if let code = Int(type.code), let kind = ofTypes[code] { return kind }
        if let kind = ofName(type.name.lowercased()) { return kind }
        return ofGroup(group)
    }

    private static let ofTypes: [Int: SchoolKind] = {
        let codes: [(SchoolKind, [Int])] = [
            (.maintained, [1, 2, 3, 5]),
            (.academy, [6, 28, 34, 35, 40, 41]),
            (.special, [7, 8, 12, 33, 36, 44]),
            (.alternative, [14, 38, 42, 43]),
            (.nursery, [15]),
            (.independent, [10, 11]),
            (.college, [18, 31, 32, 39, 45, 46]),
            (.other, [24, 25, 26, 27, 29, 30, 37, 47, 48, 49, 56, 57]),
        ]
        return Dictionary(
            uniqueKeysWithValues: codes.flatMap { kind, codes in codes.map { ($0, kind) } })
    }()

    private static func ofName(_ name: String) -> SchoolKind? {
        func says(_ words: String...) -> Bool { words.contains { name.contains($0) } }
        if name.isEmpty { return nil }
        if says("independent") { return .independent }
        if says("16-19", "16 to 19", "post 16", "sixth form", "further education") {
            return .college
        }
        if says("alternative provision", "pupil referral") { return .alternative }
        if says("special") { return .special }
        if says("nursery") { return .nursery }
        if says(
            "academy", "free school", "studio school", "technical college", "technology college")
        {
            return .academy
        }
        return says("community school", "voluntary", "foundation school") ? .maintained : nil
    }

    private static func ofGroup(_ group: GIASSchools.Coded) -> SchoolKind {
        let name = group.name.lowercased()
        switch Int(group.code) {
        case 1: return .college
        case 3: return .independent
        case 4: return .maintained
        case 5: return .special
        case 10, 11: return .academy
        default: break
        }
        if name.contains("college") { return .college }
        if name.contains("independent") { return .independent }
        if name.contains("maintained") { return .maintained }
        if name.contains("special") { return .special }
        return name.contains("academ") || name.contains("free school") ? .academy : .other
    }
}
