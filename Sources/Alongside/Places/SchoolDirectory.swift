import Reckoning
import Storage

/// The schools that the authority holds, as they stand on a day, in memory: what schools are is
/// asked for on every page and changes with an import.
///
/// It holds what is public of a school and nothing of its children. Who may see a school's own page
/// is still asked of the database.
package final class SchoolDirectory: Kept {
    package static let subject = "schools"

    /// By number.
    let schools: [School]
    /// The place of each in the order of names.
    let order: [Int32]
    /// The words by which open schools are found, sorted, each with its school's place.
    let words: [Word]
    /// The words of each school, by its place.
    let wordsOf: [[String]]
    /// Open schools by the square of land they lie in.
    let squares: [Square: [Int32]]
    /// Their numbers alone: a search among them reads little.
    private let numbers: [URN]
    private let successors: [URN: [URN]]
    private let predecessors: [URN: [URN]]

    struct Word {
        let text: String
        let school: Int32
    }

    package static func load(
        for house: House, on day: Day, in database: any Connection
    ) throws -> SchoolDirectory {
        SchoolDirectory(
            try database.all(School.query(on: day, "ORDER BY s.urn")),
            words: try database.all("SELECT word, school FROM school_word") {
                (text: try $0[0], school: try $0[1])
            },
            links: try database.all("SELECT school, successor FROM school_link") {
                (school: try $0[0], successor: try $0[1])
            })
    }

    private init(
        _ schools: [School], words: [(text: String, school: URN)],
        links: [(school: URN, successor: URN)]
    ) {
        self.schools = schools
        numbers = schools.map(\.urn)
        let places = Dictionary(uniqueKeysWithValues: zip(numbers, schools.indices))
        var order = [Int32](repeating: 0, count: schools.count)
        let named = schools.indices.sorted {
            (schools[$0].name, schools[$0].urn) < (schools[$1].name, schools[$1].urn)
        }
        for (rank, place) in named.enumerated() { order[place] = Int32(rank) }
        self.order = order
        var wordsOf = [[String]](repeating: [], count: schools.count)
        var open: [Word] = []
        for word in words {
            guard let place = places[word.school], !schools[place].isClosed else { continue }
            wordsOf[place].append(word.text)
            open.append(Word(text: word.text, school: Int32(place)))
        }
        self.words = open.sorted { ($0.text, $0.school) < ($1.text, $1.school) }
        self.wordsOf = wordsOf
        squares = Square.filled(with: schools)
        successors = Dictionary(grouping: links, by: \.school).mapValues { $0.map(\.successor) }
        predecessors = Dictionary(grouping: links, by: \.successor).mapValues { $0.map(\.school) }
    }

    /// The school with this number.
    package func school(_ urn: URN) -> School? { place(urn).map { schools[$0] } }

    /// The schools it took the place of, or that took its place, by name.
    package func linked(to urn: URN, _ direction: School.LinkDirection) -> [School] {
        let links = direction == .successors ? successors : predecessors
        guard let others = links[urn] else { return [] }
        return others.compactMap(place).sorted { order[$0] < order[$1] }.map { schools[$0] }
    }

    private func place(_ urn: URN) -> Int? {
        let place = numbers.firstPlace { $0 >= urn }
        return place < numbers.count && numbers[place] == urn ? place : nil
    }
}

extension House {
    /// The schools as they stand today.
    package func schools(_ database: any Connection) throws -> SchoolDirectory {
        try kept(SchoolDirectory.self, database)
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first place from which on a condition holds, of a collection sorted by it.
    func firstPlace(where isBeyond: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
