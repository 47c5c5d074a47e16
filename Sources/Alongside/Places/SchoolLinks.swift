import Reckoning

/// Which school took the place of which, from the register's links file.
package struct SchoolLinks: Sendable {
    package struct Pair: Sendable, Hashable {
        package let school: URN
        package let successor: URN
    }

    /// The day of each link, `YYYY-MM-DD`; empty where the file does not tell it.
    package private(set) var pairs: [Pair: String] = [:]
    package private(set) var rejected = Rejections()

    package init() {}

    /// Reads a links file. The same pair may stand in it from both sides; the first day told holds.
    package init(_ reader: CSVReader, file: String) throws {
        try GIASLinks.each(reader) { take($0, file) }
    }

    private mutating func take(_ link: GIASLinks.Link, _ file: String) {
        if let fault = link.fault {
            return rejected.add(line: link.line, file: file, fault.description)
        }
        guard let otherIsSuccessor = link.otherIsSuccessor else { return }
        guard let urn = URN(link.urn), let other = URN(link.other) else {
            let wrong = URN(link.urn) == nil ? link.urn : link.other
            return rejected.add(
                line: link.line, file: file, "“\(wrong)” is not a URN: it needs six digits")
        }
        let day = link.established.isEmpty ? nil : Day.inFile(link.established)
        if day == nil, !link.established.isEmpty {
            return rejected.add(
                line: link.line, file: file, "“\(link.established)” is not a real date")
        }
        if urn == other {
            return rejected.add(line: link.line, file: file, "URN \(urn) is linked to itself")
        }
        let pair =
            otherIsSuccessor
            ? Pair(school: urn, successor: other) : Pair(school: other, successor: urn)
        if pairs[pair, default: ""].isEmpty { pairs[pair] = day?.iso ?? "" }
    }
}
