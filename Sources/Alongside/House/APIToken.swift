import Reckoning
import Storage

/// A token with which a script acts as a person, with that person's posts.
package enum APIToken {
    /// The person a token stands for, while it and the account are in force.
    package static func person(
        _ secret: String, on day: Day, in database: any Connection
    ) throws -> Person? {
        let found = try database.all(
            """
            SELECT p.id, p.name FROM api_token t JOIN person p ON p.id = t.person
            JOIN account a ON a.person = p.id
            WHERE t.id = \(Secret.digest(secret)) AND t.ended_at IS NULL
            AND t.until_day > \(day) AND a.state = 'open' AND NOT a.must_change
            """
        ) { row in (id: try row[0] as ID<Person>, name: try row[1] as String) }
        guard let found = found.first else { return nil }
        return try Person.load(found.id, name: found.name, on: day, from: database)
    }
}
