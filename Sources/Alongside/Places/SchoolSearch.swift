import Foundation
import Reckoning
import Storage

extension School {
    /// Schools by what somebody typed of their name, town or number: every word must begin a word of
    /// it. The names that begin with what was typed come first. Closed schools are not found.
    ///
    /// However many schools there are, the first few that match are taken, whole words before
    /// beginnings of words, by way of the word that fewest schools have; only they are put in order.
    package static func search(
        _ text: String, limit: Int = School.mostFound, on day: Day, in database: any Connection
    ) throws -> [School] {
        let words = Array(SearchWords.split(text).prefix(8))
        guard let rarest = try rarest(words, database) else { return [] }
        let named = try few(SearchWords.whole(text), and: [], limit, database)
        let others = words.filter { $0 != rarest }.map { word -> SQL in
            """
            EXISTS (SELECT 1 FROM school_word o WHERE o.school = w.school
            AND \(begins("o.word", word)))
            """
        }
        let rest = named.count < limit ? try few(rarest, and: others, limit * 2, database) : []
        let found = try database.all(query(on: day, "WHERE s.urn IN \(list: Set(named + rest))"), as: School.self)
        let isNamed = Set(named)
        let inOrder = found.sorted {
            let (one, other) = (isNamed.contains($0.urn), isNamed.contains($1.urn))
            return one == other ? ($0.name, $0.urn) < ($1.name, $1.urn) : one
        }
        return Array(inOrder.prefix(limit))
    }

    /// The first few schools with a word that begins so, and that fulfil the other conditions.
    private static func few(
        _ word: String, and others: [SQL], _ limit: Int, _ database: any Connection
    ) throws -> [URN] {
        try database.values(
            """
            SELECT w.school FROM school_word w WHERE \(begins("w.word", word)) AND \(SQL.all(others))
            AND EXISTS (SELECT 1 FROM school c WHERE c.urn = w.school AND c.status <> 'closed')
            ORDER BY w.word, w.school LIMIT \(limit)
            """)
    }

    /// How many a search shows unless it is told otherwise.
    package static let mostFound = 10

    /// The word with the fewest schools, counted in one query and no further than tells them apart.
    private static func rarest(_ words: [String], _ database: any Connection) throws -> String? {
        guard words.count > 1 else { return words.first }
        let counts = words.enumerated().map { index, word -> SQL in
            """
            SELECT \(index), count(*) FROM (SELECT 1 FROM school_word w
            WHERE \(begins("w.word", word)) LIMIT 200) few
            """
        }
        let union = counts.dropFirst().reduce(counts[0]) { "\($0) UNION ALL \($1)" }
        let found = try database.all(union) { (index: try $0[0] as Int, count: try $0[1] as Int) }
        return found.min { ($0.count, $0.index) < ($1.count, $1.index) }.map { words[$0.index] }
    }

    /// Words are a to z and 0 to 9 only, so a prefix is a range in every collation.
    package static func begins(_ column: SQL, _ word: String) -> SQL {
        let last = word + String(repeating: "z", count: 24)
        return "(\(column) >= \(word) AND \(column) <= \(last))"
    }
}

/// A school, and how far it is.
package struct SchoolNearby: Sendable {
    package let school: School
    package let metres: Int
}

/// How far, as people say it.
package enum Distance {
    /// "0.4 km", "12 km".
    package static func words(metres: Int) -> String {
        metres < 9_950
            ? "\((metres + 50) / 1_000).\((metres + 50) / 100 % 10) km"
            : "\((metres + 500) / 1_000) km"
    }
}

extension School {
    /// The nearest schools to a place on the National Grid, as the crow flies. The box that is
    /// looked into grows until it must hold them.
    package static func nearest(
        easting: Int, northing: Int, limit: Int = 5, on day: Day, in database: any Connection
    ) throws -> [SchoolNearby] {
        var found: [(urn: Int, metres: Int)] = []
        for reach in [4_000, 16_000, 64_000, 1_000_000] {
            found = try inBox(easting, northing, reach, database)
            // What lies in a corner of the box may be farther than something just outside it.
            if found.count >= limit, found[limit - 1].metres <= reach { break }
        }
        let metres = Dictionary(uniqueKeysWithValues: found.prefix(limit).map { ($0.urn, $0.metres) })
        let condition: SQL = "WHERE s.urn IN \(list: metres.keys)"
        return try database.all(query(on: day, condition), as: School.self)
            .map { SchoolNearby(school: $0, metres: metres[$0.urn.number] ?? 0) }
            .sorted { ($0.metres, $0.school.urn) < ($1.metres, $1.school.urn) }
    }

    /// The schools of a box, nearest first. They are looked up by strips of land four kilometres
    /// wide, so that no more is read than lies about there, however long the country is.
    private static func inBox(
        _ easting: Int, _ northing: Int, _ reach: Int, _ database: any Connection
    ) throws -> [(urn: Int, metres: Int)] {
        let strips = max(0, easting - reach) / 4_000...max(0, easting + reach) / 4_000
        return try database.all(
            """
            SELECT s.urn, s.easting, s.northing FROM school s
            WHERE s.easting / 4000 IN \(list: strips)
            AND s.northing BETWEEN \(northing - reach) AND \(northing + reach)
            AND s.status <> 'closed'
            """
        ) { row in
            let east = Double(try row[1] as Int - easting)
            let north = Double(try row[2] as Int - northing)
            return (urn: try row[0] as Int, metres: Int((east * east + north * north).squareRoot()))
        }.sorted { ($0.metres, $0.urn) < ($1.metres, $1.urn) }
    }
}

/// Where a postcode is, as far as it is known.
package struct PostcodePlace: Sendable {
    package let easting: Int
    package let northing: Int
    /// Whether only postcodes that begin alike are known, and this is the middle of them.
    package let isRough: Bool

    /// The postcode's place; else the middle of the postcodes that share its first part; else, the
    /// middle of the schools there; nil where nothing begins like it.
    package static func find(
        _ postcode: Postcode, in database: any Connection
    ) throws -> PostcodePlace? {
        try find(
            "SELECT easting, northing, 1 FROM postcode WHERE postcode = \(postcode)",
            isRough: false, database)
            ?? find(outward: postcode.outward, in: database)
    }

    /// The middle of what is known of the first part of a postcode: `NR99`.
    package static func find(
        outward: String, in database: any Connection
    ) throws -> PostcodePlace? {
        // The range is for the index. Some collations pass over spaces, so the start is compared
        // too: NR12 is not NR1.
        let (first, last) = ("\(outward) 0", "\(outward) 9ZZ")
        let start = outward + " "
        for table: SQL in ["postcode", "school"] {
            let middle: SQL = """
                SELECT CAST(avg(easting) AS BIGINT), CAST(avg(northing) AS BIGINT), count(easting)
                FROM \(table) WHERE postcode BETWEEN \(first) AND \(last)
                AND substr(postcode, 1, CAST(\(start.utf8.count) AS INTEGER)) = \(start)
                """
            if let place = try find(middle, isRough: true, database) { return place }
        }
        return nil
    }

    private static func find(
        _ sql: SQL, isRough: Bool, _ database: any Connection
    ) throws -> PostcodePlace? {
        try database.all(sql) { row -> PostcodePlace? in
            guard try row[2] as Int > 0 else { return nil }
            return PostcodePlace(easting: try row[0], northing: try row[1], isRough: isRough)
        }.compactMap(\.self).first
    }
}
