import Reckoning

extension SchoolDirectory {
    /// How many a search shows unless it is told otherwise.
    package static let mostFound = 10

    /// Schools by what somebody typed of their name, town or number: every word must begin a word of
    /// it. The names that begin with what was typed come first. Closed schools are not found.
    ///
    /// However many schools there are, the first few that match are taken, whole words before
    /// beginnings of words, by way of the word that fewest schools have; only they are put in order.
    package func search(_ text: String, limit: Int = SchoolDirectory.mostFound) -> [School] {
        let typed = Array(SearchWords.split(text).prefix(8))
        let ranges = typed.map(beginning)
        guard let rarest = ranges.indices.min(by: { ranges[$0].count < ranges[$1].count }) else {
            return []
        }
        let named = few(beginning(SearchWords.whole(text)), limit) { _ in true }
        var found = named
        if named.count < limit {
            let others = typed.indices.filter { $0 != rarest }.map { typed[$0] }
            found += few(ranges[rarest], limit * 2) { school in
                !named.contains(school) && others.allSatisfy { has(school, $0) }
            }
        }
        let rest = found[named.count...].sorted(by: isBefore)
        return (named.sorted(by: isBefore) + rest).prefix(limit).map { schools[Int($0)] }
    }

    /// The words that begin so.
    private func beginning(_ start: String) -> Range<Int> {
        let first = words.firstPlace { $0.text >= start }
        return first..<words[first...].firstPlace { !$0.text.hasPrefix(start) }
    }

    /// The first few schools of some words that fulfil a condition, each once.
    private func few(_ range: Range<Int>, _ limit: Int, where fits: (Int32) -> Bool) -> [Int32] {
        var found: [Int32] = []
        for word in words[range] where !found.contains(word.school) && fits(word.school) {
            found.append(word.school)
            if found.count == limit { break }
        }
        return found
    }

    /// Whether a school has a word that begins so.
    private func has(_ school: Int32, _ start: String) -> Bool {
        wordsOf[Int(school)].contains { $0.hasPrefix(start) }
    }

    private func isBefore(_ one: Int32, _ other: Int32) -> Bool {
        order[Int(one)] < order[Int(other)]
    }
}
