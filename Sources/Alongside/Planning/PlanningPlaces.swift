import Reckoning
import Storage
import Timetable

/// Schools and trusts as the planner knows them.
struct PlanningPlaces {
    let question: PlanningQuestion
    let data: PlanningData

    init(_ question: PlanningQuestion, _ data: PlanningData) {
        (self.question, self.data) = (question, data)
    }

    func list(_ people: PlanningPeople) -> [Instance.School] {
        let halves = WeekHalf.all.map(\.key)
        let middle = centre
        let schools = data.schools.map { school -> Instance.School in
            let said = data.halves[school.urn] ?? []
            let preferred = said.filter(\.isPreferred).map(\.half)
            let open = said.isEmpty ? halves : said.map(\.half)
            let point = GridPoint.degrees(
                easting: school.easting ?? middle.easting, northing: school.northing ?? middle.northing)
            return Instance.School(
                id: school.urn.description, name: school.name, phase: school.phase,
                zone: school.zone, lat: point.lat, lon: point.lon, sendco: people.sendco(of: school.urn),
                highNeed: data.highNeed.contains(school.urn), availableHalfDays: open,
                preferredHalfDays: preferred.isEmpty ? open : preferred,
                closedDates: (data.closed[school.urn] ?? []).map(\.iso))
        }
        let others = people.places.sorted { $0.key < $1.key }.map { id, point in
            Instance.School(
                id: id, name: id, phase: "", zone: PlanningInstance.elsewhere, lat: point.lat,
                lon: point.lon, sendco: PlanningInstance.nobody, highNeed: false,
                availableHalfDays: halves, preferredHalfDays: halves, closedDates: [])
        }
        return schools + others
    }

    /// For a school whose place nobody knows.
    private var centre: (easting: Int, northing: Int) {
        let known = data.schools.compactMap { school in
            school.easting.flatMap { easting in school.northing.map { (easting, $0) } }
        }
        guard !known.isEmpty else { return (400_000, 300_000) }
        return (
            known.reduce(0) { $0 + $1.0 } / known.count, known.reduce(0) { $0 + $1.1 } / known.count
        )
    }

    func trusts(_ people: PlanningPeople) -> [Instance.Trust] {
        let here = Set(data.schools.map(\.urn))
        return Dictionary(grouping: data.trusts, by: \.uid).sorted { $0.key < $1.key }.map { uid, schools in
            Instance.Trust(
                id: "trust \(uid)", name: schools.first?.name ?? "", lead: people.lead(of: uid),
                schools: schools.filter { here.contains($0.school) }.map(\.school.description))
        }
    }
}
