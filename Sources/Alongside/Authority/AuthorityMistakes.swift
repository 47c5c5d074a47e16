/// Everything that is wrong with an authority package, found in one reading.
///
/// ```
/// Authorities/norfolk/zones.yaml:41: “phse” is not a key of a zone: did you mean “phase”?
/// ```
package struct AuthorityMistakes: Error, Sendable, Hashable, CustomStringConvertible {
    /// The folder that was read, as it was given.
    package let folder: String
    /// In order of file and line.
    package let mistakes: [PackageMistake]

    /// One line a mistake: `file:line: what is wrong: what to do`.
    package var description: String {
        mistakes.map { "\(folder)/\($0)" }.joined(separator: "\n")
    }
}

/// One mistake in a package: where it is, what is wrong and what to do about it.
package struct PackageMistake: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The file, from the package's folder: `zones.yaml`, `frameworks/indes.yaml`.
    package let file: String
    package let line: Int
    package let problem: String
    package let remedy: String

    package var description: String { "\(file):\(line): \(problem): \(remedy)" }

    package static func < (left: PackageMistake, right: PackageMistake) -> Bool {
        (left.file, left.line, left.problem) < (right.file, right.line, right.problem)
    }
}
