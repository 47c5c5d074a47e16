import Reckoning
import Storage

/// WHEN the authority takes in which days of EPSS its schools have bought
///
/// A file of URN, days bought, days used, and the first and last day of the contract; half days may
/// be given (7.5). From these, with the dates in the package, comes how each school gets EPSS.
/// Given again with more days used, a contract is brought up to date.
///
/// COMMAND alongside import epss-contracts FILE [--apply]
/// SETTING epss.yaml (maintained-contracts, academy-contracts)
package struct ImportContracts: FileImport {
    package let file: ContractFile
    package init(file: ContractFile) { self.file = file }

    package func preview(in house: House) async throws -> ImportReport {
        try await house.store.read { try plan($0).report }
    }

    package func apply(in house: House) async throws -> ImportReport {
        try await house.store.write(as: "system") { writing in
            let plan = try plan(writing.connection)
            let rows = plan.writings.map { entry in
                let contract = entry.contract
                return [
                    entry.school.sqlValue, contract.bought.sqlValue, contract.used.sqlValue,
                    contract.from.sqlValue, contract.to.sqlValue,
                ]
            }
            try writing.insert(
                into: "epss_contract", "school, half_days_bought, half_days_used, from_day, to_day",
                rows,
                then: """
                    ON CONFLICT (school, from_day)
                    DO UPDATE SET half_days_bought = excluded.half_days_bought,
                    half_days_used = excluded.half_days_used, to_day = excluded.to_day
                    """)
            var report = plan.report
            report.isApplied = true
            writing.note("ImportContracts", "epss-contracts", detail: report.countsInWords)
            return report
        }
    }

    private func plan(_ database: any Connection) throws -> ContractImportPlan {
        var names: [URN: String] = [:]
        try database.each("SELECT urn, name FROM school") { names[try $0[0]] = try $0[1] }
        var held: [URN: [ContractImportPlan.Contract]] = [:]
        try database.each(
            "SELECT school, half_days_bought, half_days_used, from_day, to_day FROM epss_contract"
        ) { row in
            held[try row[0], default: []].append(
                .init(bought: try row[1], used: try row[2], from: try row[3], to: try row[4]))
        }
        return ContractImportPlan(names: names, held: held, file: file)
    }
}
