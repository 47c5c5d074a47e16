import Reckoning
import Storage

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
