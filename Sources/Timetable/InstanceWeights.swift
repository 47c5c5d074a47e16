extension Instance {
    /// What each thing costs a plan.
    package struct Weights: Codable, Sendable {
        package var unplaced: Int
        package var link: Int
        package var preference: Int
        package var travelPer5: Int
        package var basePer10: Int
        package var zipAbsence: Int
        package var highNeedPerWeek: Int
        package var moved: Int
        package var changedPerson: Int
        /// Of telling one person of what changes in the published timetable; with 0 plans are chosen
        /// by their cost alone. This and the next are ours: the format's cost knows neither.
        package var told: Int
        /// What finding one meeting a place may disturb in the published timetable, times its
        /// priority; that of one unplaced at most.
        package var disturbance: Int

        /// Three quarters of a seat not given to whom it was named for, in the usual weights.
        package static let usualTold = 30
        /// Somewhat less than four meetings moved, in the usual weights, for each step of priority.
        package static let usualDisturbance = 550

        package init(
            unplaced: Int, link: Int, preference: Int, travelPer5: Int, basePer10: Int,
            zipAbsence: Int, highNeedPerWeek: Int, moved: Int, changedPerson: Int,
            told: Int = Self.usualTold, disturbance: Int = Self.usualDisturbance
        ) {
            self.unplaced = unplaced
            self.link = link
            self.preference = preference
            self.travelPer5 = travelPer5
            self.basePer10 = basePer10
            self.zipAbsence = zipAbsence
            self.highNeedPerWeek = highNeedPerWeek
            self.moved = moved
            self.changedPerson = changedPerson
            self.told = told
            self.disturbance = disturbance
        }

        /// What one meeting left out counts when plans are chosen, times its priority: where a timetable
        /// was published and telling people counts, what finding it a place may disturb.
        func leftOut(isReplanning: Bool) -> Int {
            isReplanning && told > 0 ? min(disturbance, unplaced) : unplaced
        }

        package init(from decoder: any Decoder) throws {
            let keys = try decoder.container(keyedBy: CodingKeys.self)
            func weight(_ key: CodingKeys) throws -> Int { try keys.decode(Int.self, forKey: key) }
            self.init(
                unplaced: try weight(.unplaced), link: try weight(.link),
                preference: try weight(.preference), travelPer5: try weight(.travelPer5),
                basePer10: try weight(.basePer10), zipAbsence: try weight(.zipAbsence),
                highNeedPerWeek: try weight(.highNeedPerWeek), moved: try weight(.moved),
                changedPerson: try weight(.changedPerson),
                told: try keys.decodeIfPresent(Int.self, forKey: .told) ?? Self.usualTold,
                disturbance: try keys.decodeIfPresent(Int.self, forKey: .disturbance)
                    ?? Self.usualDisturbance)
        }
    }
}
