/// The word someone probably meant, for “did you mean …?”: the nearest of some words by
/// insertions, deletions, replacements and swaps, or nil where none is near. A word of one or two
/// letters is near to too many others.
func closestWord(to word: String, among words: some Sequence<String>) -> String? {
    let meant = Array(word.lowercased())
    guard meant.count > 2 else { return nil }
    let near = max(1, meant.count / 3)
    return words.map { (word: $0, distance: editDistance(meant, Array($0.lowercased()))) }
        .filter { $0.distance <= near }
        .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
}

private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for (row, mine) in left.enumerated() {
        var current = [row + 1]
        for (column, theirs) in right.enumerated() {
            let replaced = above[column] + (mine == theirs ? 0 : 1)
            var best = min(replaced, above[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, mine == right[column - 1], left[row - 1] == theirs {
                best = min(best, before[column - 1] + 1)
            }
            current.append(best)
        }
        (before, above) = (above, current)
    }
    return above[right.count]
}
