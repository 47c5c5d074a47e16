import Reckoning
import Storage

extension CountyOfDemonstration {
    /// Invents the schools of every zone, each with its place, postcodes, zone and contract.
    func inventSchools() {
        for (place, zone) in zones.enumerated() {
            for plan in SchoolPlan.all(in: zone, place: place, chance) {
                let isFirst = schools.isEmpty
                schools.append(invent(plan, in: zone, isFirst: isFirst))
            }
        }
    }

    private func invent(
        _ plan: SchoolPlan, in zone: ZoneOfDemonstration, isFirst: Bool
    ) -> SchoolOfDemonstration {
        let (place, name) = names.places.school(plan.ending, isChurch: plan.isChurch, chance)
        let isConverted =
            plan.kind == .academy && plan.phase == "Primary" && chance.happens(isFirst ? 100 : 4)
        let lastDay = isConverted ? conversion() : nil
        let site = SiteOfDemonstration(
            place: place, street: names.places.street(chance), zone: zone,
            easting: chance.around(zone.easting, spread: zone.spread),
            northing: chance.around(zone.northing, spread: zone.spread),
            postcode: inventPostcode(zone))
        addPostcodes(around: site)
        let before = lastDay.map { day in
            (urn: writeSchoolBefore(plan, site, lastDay: day), lastDay: day)
        }
        let opened = lastDay?.adding(days: 1) ?? openingDay(plan)
        let school = SchoolOfDemonstration(
            urn: names.nextURN(), name: name, kind: plan.kind, phase: plan.phase, zone: zone,
            establishment: nextEstablishment(plan), pupils: plan.pupils, years: plan.years,
            opened: opened, before: before)
        write(
            plan, site, urn: school.urn, establishment: school.establishment, name: name,
            typeName: plan.typeName, kind: plan.kind, opened: opened, closed: nil)
        if let before { writeConversion(of: school, before) }
        addContract(school)
        return school
    }

    /// The last day of a maintained school that became an academy while the model was under way.
    private func conversion() -> Day? {
        let days = ["2025-01-31", "2025-03-31", "2025-08-31", "2026-03-31", "2026-08-31"]
        let past = days.compactMap { Day(iso: $0) }.filter { $0.adding(days: 1) <= today }
        return past.isEmpty ? nil : chance.one(of: past)
    }

    private func openingDay(_ plan: SchoolPlan) -> Day? {
        guard plan.kind == .academy || chance.happens(20) else { return nil }
        return Day(year: chance.from(2011...2023), month: chance.one(of: [4, 9]), day: 1)
    }

    private func writeSchoolBefore(
        _ plan: SchoolPlan, _ site: SiteOfDemonstration, lastDay: Day
    ) -> Int {
        let (urn, name) = (names.nextURN(), "\(site.place) Community Primary School")
        write(
            plan, site, urn: urn, establishment: nextEstablishment(plan), name: name,
            typeName: "Community school", kind: .maintained, opened: nil, closed: lastDay)
        return urn
    }

    private func writeConversion(of school: SchoolOfDemonstration, _ before: (urn: Int, lastDay: Day)) {
        let noted = clock.at(before.lastDay.adding(days: 3), minute: 6 * 60)
        rows.links.add(before.urn, school.urn, school.opened)
        rows.facts.add(before.urn, "status", "open", "closed", before.lastDay, noted)
        rows.facts.add(school.urn, "status", "proposed", "open", school.opened, noted)
    }

    private func write(
        _ plan: SchoolPlan, _ site: SiteOfDemonstration, urn: Int, establishment: Int, name: String,
        typeName: String, kind: SchoolKind, opened: Day?, closed: Day?
    ) {
        let telephone = "01632 960\(chance.from(100...999))"  // kept for drama by Ofcom
        rows.schools.add(
            urn, laCode, String(establishment), name, kind.rawValue, plan.phase, typeName,
            closed == nil ? "open" : "closed", opened, closed, site.street, site.zone.town,
            site.postcode, site.easting, site.northing, site.zone.district, plan.lowAge,
            plan.highAge, plan.pupils, telephone, "")
        for word in SearchWords.of(urn, name, site.zone.town) { rows.words.add(word, urn) }
        let from = max(opened ?? modelStarts, modelStarts)
        rows.zoneMemberships.add(urn, site.zone.code, from, closed?.adding(days: 1))
    }

    /// A contract of the last year in which EPSS was sold; special schools buy every year.
    private func addContract(_ school: SchoolOfDemonstration) {
        let isSpecial = school.kind == .special
        guard isSpecial || school.kind.isMainstream, chance.happens(isSpecial ? 90 : 50) else { return }
        let bought = chance.one(of: isSpecial ? [20, 30, 40] : [4, 6, 8, 10, 12, 16, 20])
        for year in 2024...(isSpecial ? max(2024, today.academicYear) : 2024) {
            guard let from = Day(year: year, month: 9, day: 1),
                let to = Day(year: year + 1, month: 7, day: 22), from <= today
            else { continue }
            let used = to < today ? chance.from(bought / 2...bought) : chance.from(0...bought / 2)
            rows.contracts.add(school.urn(on: from), bought, used, from, to)
        }
    }
}

/// Where an invented school stands.
struct SiteOfDemonstration {
    let place: String
    let street: String
    let zone: ZoneOfDemonstration
    let easting: Int
    let northing: Int
    let postcode: String
}
