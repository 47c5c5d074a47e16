import Alongside
import Reckoning
import Storage

extension TestHouse {
    /// Puts the cast into the database: schools in their zones, people with their posts and open
    /// accounts (nobody's password is known), children with need profiles, practitioners with their
    /// working patterns.
    @discardableResult
    package func withCast() async throws -> TestHouse {
        let (authority, today) = (house.authority, house.today)
        try await store.keep { writing in
            try writing.run("INSERT INTO trust (uid, name, kind) VALUES (9001, 'Tern Trust', 'Multi-academy trust')")
            for school in CastSchool.all { try school.insert(writing) }
            for person in Cast.everyone { try person.insert(writing) }
            try Cast.insertChildren(writing)
            try Cast.insertPractitioners(writing)
            try SchoolStanding.count(where: "TRUE", authority, on: today, in: writing.connection)
        }
        return self
    }
}

private struct CastSchool {
    let urn: URN
    let name: String
    let kind: SchoolKind
    let zone: String
    let trust: Int?

    static let all = [
        CastSchool(
            urn: Cast.marshgate, name: "Marshgate Primary School", kind: .maintained, zone: Cast.north, trust: nil),
        CastSchool(urn: Cast.holm, name: "Holm Academy", kind: .academy, zone: Cast.north, trust: Cast.tern),
        CastSchool(
            urn: Cast.sandholme, name: "Sandholme High School", kind: .academy, zone: Cast.yarmouth, trust: Cast.tern),
        CastSchool(urn: Cast.willow, name: "Willow School", kind: .special, zone: Cast.north, trust: nil),
    ]

    func insert(_ writing: Writing) throws {
        try writing.run(
            """
            INSERT INTO school (urn, la_code, establishment_number, name, kind, phase, type_name,
                status, street, town, postcode, easting, northing, district, low_age, high_age,
                pupils, telephone, website)
            VALUES (\(urn), '926', \("\(urn.number % 10_000)"), \(name), \(kind.rawValue), 'Primary',
                'Invented', 'open', '1 Invented Lane', 'Norwich', 'NR99 1AA', 623000, 309000,
                'Norwich', 4, 11, 210, '', '')
            """)
        try writing.run(
            "INSERT INTO zone_membership (school, zone, from_day) VALUES (\(urn), \(zone), '2023-06-01')")
        if let trust {
            try writing.run(
                "INSERT INTO trust_membership (school, trust, from_day) VALUES (\(urn), \(trust), '2020-09-01')")
        }
        for word in SearchWords.of(urn.number, name, "") {
            try writing.run("INSERT INTO school_word (word, school) VALUES (\(word), \(urn))")
        }
    }
}

extension Person {
    fileprivate func insert(_ writing: Writing) throws {
        let account = name.lowercased().replacing(" ", with: ".")
        try writing.run(
            "INSERT INTO person (id, name, email) VALUES (\(id), \(name), \("\(account)@example.org"))")
        try writing.run(
            """
            INSERT INTO account (person, name, password, state, changed_at)
            VALUES (\(id), \(account), 'none', 'open', \(writing.now))
            """)
        for post in posts {
            let postID: ID<Post> = writing.newID()
            try writing.run(
                """
                INSERT INTO post (id, person, role, scope_kind, scope_value, from_day)
                VALUES (\(postID), \(id), \(post.role), \(post.scope.kind), \(post.scope.value),
                    \(post.from))
                """)
        }
    }
}

extension Cast {
    /// Pat has six half days a week in Norwich (North); Priya ten, there and in Great Yarmouth
    /// (South).
    fileprivate static func insertPractitioners(_ writing: Writing) throws {
        let patterns: [(Person, String, Int, [String])] = [
            (pat, "educational-psychologist", 6, [north]),
            (priya, "learning-support-teacher", 10, [north, yarmouth]),
        ]
        for (person, profession, halfDays, zones) in patterns {
            try writing.run(
                """
                INSERT INTO practitioner (person, service, profession, half_days_a_week, from_day)
                VALUES (\(person.id), 'epss', \(profession), \(halfDays), '2024-09-01')
                """)
            for zone in zones {
                try writing.run(
                    """
                    INSERT INTO practitioner_zone (person, service, zone)
                    VALUES (\(person.id), 'epss', \(zone))
                    """)
            }
        }
    }

    fileprivate static func insertChildren(_ writing: Writing) throws {
        let children: [(ID<Child>, URN, String, String, Int)] = [
            (kit, marshgate, "Kit", "Larkin", 4), (robin, sandholme, "Robin", "Sedge", 8),
        ]
        for (child, school, given, family, year) in children {
            try writing.run(
                """
                INSERT INTO child (id, school, given_name, family_name, year_group, stage)
                VALUES (\(child), \(school), \(given), \(family), \(year), 'K')
                """)
        }
    }
}
