import Foundation
import Storage

/// The statements of a page, from `Benchmarks/sql`: the same for every server that is compared.
struct Statements: Sendable {
    enum Value: Sendable {
        case text(String)
        case integer(Int)
        case list([Int])
    }

    private struct Statement: Sendable {
        var literals = [""]
        var names: [String] = []
    }

    private let statements: [String: Statement]

    init(_ page: String, in folder: String) throws {
        let text = try String(contentsOfFile: "\(folder)/sql/\(page).sql", encoding: .utf8)
        var found: [String: Statement] = [:]
        var name = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("-- ") {
                name = String(line.dropFirst(3))
                found[name] = Statement()
            } else {
                Statements.read("\(line)\n", into: &found[name, default: Statement()])
            }
        }
        statements = found
    }

    private static func read(_ line: String, into statement: inout Statement) {
        let parts = line.split(separator: ":", omittingEmptySubsequences: false)
        statement.literals[statement.literals.count - 1] += parts[0]
        for part in parts.dropFirst() {
            let name = part.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            statement.names.append(String(name))
            statement.literals.append(String(part.dropFirst(name.count)))
        }
    }

    /// A statement with its values.
    func callAsFunction(_ name: String, _ values: [String: Value]) -> SQL {
        guard let statement = statements[name] else { return "" }
        var made = SQL.Interpolation(literalCapacity: 0, interpolationCount: 0)
        made.appendLiteral(statement.literals[0])
        for (name, literal) in zip(statement.names, statement.literals.dropFirst()) {
            switch values[name] {
            case .text(let text): made.appendInterpolation(text)
            case .integer(let number): made.appendInterpolation(number)
            case .list(let numbers): append(numbers, to: &made)
            case nil: break
            }
            made.appendLiteral(literal)
        }
        return SQL(stringInterpolation: made)
    }

    /// The parentheses stand in the statement.
    private func append(_ numbers: [Int], to made: inout SQL.Interpolation) {
        for (index, number) in numbers.enumerated() {
            if index > 0 { made.appendLiteral(", ") }
            made.appendInterpolation(number)
        }
    }
}
