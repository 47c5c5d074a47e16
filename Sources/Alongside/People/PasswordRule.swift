import Foundation

/// What a password has to be: long, and not one that is tried first. Nothing about digits, signs
/// or capitals, which make passwords hard to remember and no harder to guess.
///
/// * 12 to 200 characters;
/// * not a repetition (`abcabcabcabc`), nor a run of keys, letters or digits;
/// * not made of one or two common words, names of the account, its person or the authority, with
///   digits, signs and letters written as digits (`Pa55word2025!`).
package enum PasswordRule {
    package static let shortest = 12
    package static let longest = 200

    /// Why a password cannot be used, in words for the page; nil where it can. `names` are texts
    /// that others would try: the account's name, the person's, the authority's.
    package static func objection(to password: String, names: [String]) -> String? {
        let text = password.precomposedStringWithCanonicalMapping
        if text.count < shortest {
            return """
                Use at least \(shortest) characters. Three or four words that do not belong together \
                are easy to remember.
                """
        }
        if text.count > longest { return "Use \(longest) characters or fewer" }
        let letters = Array(text.lowercased())
        if Set(letters).count < 5 || isRepetition(letters) {
            return "This password repeats itself, so it is easily guessed. Choose another."
        }
        if words(in: letters, names: names) <= 2 {
            return """
                This password is made of common words, names or keys in a row, so it is easily \
                guessed. Choose another.
                """
        }
        return nil
    }

    private static func isRepetition(_ letters: [Character]) -> Bool {
        (1...letters.count / 2).contains { length in
            letters.indices.dropFirst(length).allSatisfy { letters[$0] == letters[$0 - length] }
        }
    }

    /// The fewest known words and runs that, with digits and signs between them, make up the whole;
    /// more than any limit where something else is in it.
    private static func words(in letters: [Character], names: [String]) -> Int {
        let known = CommonWords.all.union(
            names.flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) })
        let longest = min(20, known.map(\.count).max() ?? 0)
        let none = letters.count + 1
        var fewest = Array(repeating: none, count: letters.count + 1)
        fewest[0] = 0
        for start in letters.indices where fewest[start] < none {
            if !letters[start].isLetter {
                fewest[start + 1] = min(fewest[start + 1], fewest[start])
            }
            let furthest = min(letters.count, start + longest)
            guard start + 3 <= furthest else { continue }
            for end in start + 3...furthest where fewest[end] > fewest[start] + 1 {
                if isKnown(letters[start..<end], known) { fewest[end] = fewest[start] + 1 }
            }
        }
        return fewest[letters.count]
    }

    /// Whether letters are a known word, as they stand or with digits and signs read as the letters
    /// they look like, or neighbours in a row.
    private static func isKnown(_ letters: ArraySlice<Character>, _ known: Set<String>) -> Bool {
        let text = String(letters)
        if known.contains(text) { return true }
        if letters.contains(where: { !$0.isLetter }) {
            let ones: [Character] = text.contains("1") ? ["i", "l"] : ["i"]
            for one in ones where known.contains(String(letters.map { meant($0, one) })) {
                return true
            }
        }
        return rows.contains { $0.contains(text) }
    }

    private static func meant(_ character: Character, _ one: Character) -> Character {
        switch character {
        case "0": "o"
        case "1", "!": one
        case "3": "e"
        case "4", "@": "a"
        case "5", "$": "s"
        case "7", "+": "t"
        case "8": "b"
        case "9": "g"
        default: character
        }
    }

    /// Keys, letters and digits in a row, forwards and backwards.
    private static let rows: [String] = [
        "qwertyuiop[]", "asdfghjkl;'#", "zxcvbnm,./", "1234567890-=", "!\"£$%^&*()_+",
        "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
        "!qaz@wsx#edc$rfv%tgb^yhn&ujm", "qazwsxedcrfvtgbyhnujmikolp", "q1w2e3r4t5y6u7i8o9p0",
        "a1b2c3d4e5f6g7h8i9j0",
    ].flatMap { [$0, String($0.reversed())] }
}
