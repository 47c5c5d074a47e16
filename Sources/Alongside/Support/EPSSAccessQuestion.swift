import Reckoning

extension EPSSAccess {
    /// What has to be known of a school to say how it gets EPSS.
    package struct Question: Sendable, Hashable {
        package let kind: SchoolKind
        /// The school's zone on the day asked about; nil where none is recorded.
        package let zone: Zone?
        /// The school's traded contracts, past ones too; those in force are taken together.
        package let contracts: [Contract]
        package let isCriticalIncident: Bool
        package let closing: Closing?

        package init(
            kind: SchoolKind, zone: Zone?, contracts: [Contract] = [],
            isCriticalIncident: Bool = false, closing: Closing? = nil
        ) {
            self.kind = kind
            self.zone = zone
            self.contracts = contracts
            self.isCriticalIncident = isCriticalIncident
            self.closing = closing
        }

        func isClosed(on day: Day) -> Bool {
            guard let closing else { return false }
            return closing.lastDay.map { day > $0 } ?? true
        }

        func contracts(on day: Day) -> [Contract] {
            contracts.filter { $0.period.contains(day) }
        }

        func halfDaysLeft(on day: Day) -> Int {
            contracts(on: day).reduce(0) { $0 + $1.halfDaysLeft }
        }
    }

    /// That a school has closed; nobody may have said on which day.
    package struct Closing: Sendable, Hashable {
        package let lastDay: Day?

        package init(lastDay: Day?) { self.lastDay = lastDay }
    }

    /// Days of EPSS that a school has bought, counted in half-days.
    package struct Contract: Sendable, Hashable {
        package let halfDaysBought: Int
        package let halfDaysUsed: Int
        package let period: Period

        package init(halfDaysBought: Int, halfDaysUsed: Int, from: Day, to: Day) {
            self.halfDaysBought = halfDaysBought
            self.halfDaysUsed = halfDaysUsed
            period = Period(from: from, to: to)
        }

        package var halfDaysLeft: Int { max(0, halfDaysBought - halfDaysUsed) }
    }
}
