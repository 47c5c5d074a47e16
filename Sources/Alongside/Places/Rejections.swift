import Reckoning

/// A row of a file that is not taken in, where it stands and why.
package struct Rejection: Sendable, Codable, Hashable {
    /// The line of the file; which file, where an import reads several.
    package let line: Int
    package let file: String?
    package let reason: String

    package init(line: Int, file: String? = nil, _ reason: String) {
        (self.line, self.file, self.reason) = (line, file, reason)
    }
}

/// Rows that are not taken in. All are counted, and the first thousand are kept: a file in which
/// every row is wrong has one mistake, not a million.
package struct Rejections: Sendable, Codable, Hashable {
    package private(set) var count = 0
    package private(set) var list: [Rejection] = []
    static let kept = 1_000

    package init() {}

    package mutating func add(_ rejection: Rejection) {
        count += 1
        if list.count < Rejections.kept { list.append(rejection) }
    }

    mutating func add(line: Int, file: String? = nil, _ reason: String) {
        add(Rejection(line: line, file: file, reason))
    }

    mutating func add(_ others: Rejections) {
        for rejection in others.list { add(rejection) }
        count += others.count - others.list.count
    }
}
