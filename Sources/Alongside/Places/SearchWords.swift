import Foundation
import Storage

/// The words under which a school is found: lowercase, without accents and signs, so that
/// "st marys" finds "St. Mary’s". Only a to z and 0 to 9 are left, which every database sorts alike.
package enum SearchWords {
    /// The words of a school's name and town, its number, and its whole name as one.
    package static func of(_ number: Int, _ name: String, _ town: String) -> [String] {
        Set(split(name) + split(town) + ["\(number)", whole(name)]).sorted()
    }

    /// A name as one word, by which the names that begin with what was typed are found. The 0 tells
    /// it from the words of other names.
    static func whole(_ text: String) -> String { "0" + split(text).joined() }

    /// In the order in which they are written.
    package static func split(_ text: String) -> [String] {
        var (words, word): ([String], [UInt8]) = ([], [])
        func end() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for byte in folded(text).utf8 {
            switch byte {
            case 65...90: word.append(byte + 32)
            case 97...122, 48...57: word.append(byte)
            case 39: break  // an apostrophe joins: Mary's is marys
            default: end()
            }
        }
        end()
        return words
    }

    private static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 128 }) { return text }
        return text.replacingOccurrences(of: "\u{2019}", with: "'")
            .folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
    }
}

extension SearchWords {
    /// Words are a to z and 0 to 9 only, so a beginning is a range in every collation.
    package static func begins(_ column: SQL, _ word: String) -> SQL {
        let last = word + String(repeating: "z", count: 24)
        return "(\(column) >= \(word) AND \(column) <= \(last))"
    }
}
