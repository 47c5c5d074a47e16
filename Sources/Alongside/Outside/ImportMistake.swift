/// Why a file as a whole cannot be imported, and what to do.
package enum ImportMistake: Error, Sendable, Hashable, CustomStringConvertible {
    case emptyFile(expected: [String])
    case missingColumns([String], found: [String])
    case noAuthorityColumn

    package var description: String {
        switch self {
        case .emptyFile(let expected):
            "The file is empty. Its first line should name these columns: "
                + "\(expected.joined(separator: ", "))."
        case .missingColumns(let missing, let found):
            "The file has no column \(missing.joined(separator: ", ")). Its first line should "
                + "name it, in any order and in capitals or not. It names: "
                + "\(found.prefix(20).joined(separator: ", "))\(found.count > 20 ? " …" : "")."
        case .noAuthorityColumn:
            "The file has no column LA (code), so it does not say which schools are the "
                + "authority's own. Give --all to take every row."
        }
    }
}
