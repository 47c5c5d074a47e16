import Pages
import Reckoning
import Storage

/// WHEN a school describes a child's needs
///
/// The SENDCo or the headteacher gives a level for every section of the framework that is in force
/// on the day of the profile. The profile takes the place of the child's current one, which is kept
/// with its own version; the school's counts by section and level follow in the same transaction,
/// so that pictures of a school never read its children.
///
/// A profile is not dated ahead, nor before the current one. All sections are asked for: a section
/// without need is level 0, so that "not looked at" and "no need" are never mistaken for each
/// other.
///
/// Source: Guidance and Resources for SENDCos and Inclusion Leads, June 2025 (INDES: "a framework of
/// standardised terms, or a common language, to describe presentation of need").
///
/// PAGE    /children/{child}/needs/new
/// API     POST /api/children/{child}/needs
/// COMMAND alongside do record-need-profile
/// SETTING frameworks/*.yaml (sections, levels, version)
package struct RecordNeedProfile: Act {
    package let child: ID<Child>
    package let framework: String?
    package let day: Day?
    /// Levels as they were given, by the section's code.
    package let levels: [String: String]

    // What must be known.

    package static let name = "RecordNeedProfile"
    package static let needs = Permission.bringConcern
    package static let api = "/api/children/{child}/needs"
    package static let summary = "Record a child's need profile."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let child = form.required(Self.childField, as: ID<Child>.self)
        framework = form.optional(Self.frameworkField)
        day = form.optional(Self.dayField)
        var levels: [String: String] = [:]
        for (name, values) in form.given.values where name.hasPrefix(Self.levelPrefix) {
            levels[String(name.dropFirst(Self.levelPrefix.count))] = values.first ?? ""
        }
        self.levels = levels
        guard let child, form.refusals.isEmpty else { throw form.refused }
        self.child = child
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let mine = occasion.person.scope(Self.needs).schools("ch.school", on: occasion.today)
        return try occasion.database.exists(
            "SELECT 1 FROM child ch WHERE ch.id = \(child) AND \(mine)")
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let day = day ?? occasion.today
        guard day <= occasion.today else {
            return [Refusal(Self.dayField, "Give a day that is not in the future")]
        }
        guard let framework = inForce(occasion) else {
            return [Refusal(Self.dayField, "No framework was in force on \(day.short). Give a later day.")]
        }
        var refusals = framework.sections.compactMap { refusal($0, in: framework) }
        let known = Set(framework.sections.map(\.code))
        for code in levels.keys.sorted() where !known.contains(code) {
            refusals.append(
                Refusal(
                    Self.levelPrefix + code,
                    "\(framework.name) \(framework.version) has no section “\(code)”"))
        }
        if let current = try current(occasion, framework.code), current.day > day {
            refusals.append(
                Refusal(
                    Self.dayField,
                    "There is already a profile of \(current.day.short). Give that day or a later one."))
        }
        return refusals
    }

    private func refusal(
        _ section: NeedFramework.Section, in framework: NeedFramework
    ) -> Refusal? {
        let field = Self.levelField(section, in: framework)
        let given = levels[section.code] ?? ""
        if given.isEmpty { return Refusal(field, field.missing) }
        guard let level = Int(given), framework.levels.contains(level) else {
            let range = framework.levels
            return Refusal(
                field,
                "\(section.name): give a level from \(range.lowerBound) to \(range.upperBound)")
        }
        return nil
    }

    /// The framework named, or the only one, as it was on the profile's day.
    private func inForce(_ occasion: Occasion) -> NeedFramework? {
        let inForce = occasion.authority.frameworks.inForce(on: day ?? occasion.today)
        guard let framework else { return inForce.first }
        return inForce.first { $0.code == framework }
    }

    private func current(
        _ occasion: Occasion, _ framework: String
    ) throws -> (id: ID<NeedProfile>, day: Day)? {
        try occasion.database.all(
            """
            SELECT id, day FROM need_profile
            WHERE child = \(child) AND framework = \(framework) AND is_current
            """
        ) { row -> (id: ID<NeedProfile>, day: Day) in (id: try row[0], day: try row[1]) }.first
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let profile: ID<NeedProfile>
        package let child: ID<Child>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        guard let framework = inForce(occasion) else { throw NotThere() }
        if let current = try current(occasion, framework.code) {
            try occasion.countNeeds(of: current.id, by: -1)
            try occasion.writing.run(
                "UPDATE need_profile SET is_current = FALSE WHERE id = \(current.id)")
        }
        let id: ID<NeedProfile> = occasion.writing.newID()
        try occasion.writing.run(
            """
            INSERT INTO need_profile (id, child, framework, version, day, is_current)
            VALUES (\(id), \(child), \(framework.code), \(framework.version),
                \(day ?? occasion.today), TRUE)
            """)
        for section in framework.sections {
            let level = levels[section.code].flatMap { Int($0) } ?? framework.levels.lowerBound
            try occasion.writing.run(
                """
                INSERT INTO need_level (profile, section, level)
                VALUES (\(id), \(section.code), \(level))
                """)
        }
        try occasion.countNeeds(of: id, by: 1)
        try occasion.countProfiles(beside: child)
        occasion.note(
            Self.self, child.subject, detail: "\(framework.code) \(framework.version)")
        return Done(profile: id, child: child)
    }
}

extension Occasion {
    /// Adds a profile to the counts of its child's school, or takes it out of them.
    package func countNeeds(of profile: ID<NeedProfile>, by one: Int) throws {
        try writing.run(
            """
            INSERT INTO need_count (school, framework, version, section, level, children)
            SELECT ch.school, p.framework, p.version, l.section, l.level, 0
            FROM need_profile p JOIN child ch ON ch.id = p.child
            JOIN need_level l ON l.profile = p.id WHERE p.id = \(profile)
            ON CONFLICT (school, framework, version, section, level) DO NOTHING
            """)
        try writing.run(
            """
            UPDATE need_count SET children = children + \(one)
            WHERE EXISTS (SELECT 1 FROM need_profile p JOIN child ch ON ch.id = p.child
                JOIN need_level l ON l.profile = p.id WHERE p.id = \(profile)
                AND ch.school = need_count.school AND p.framework = need_count.framework
                AND p.version = need_count.version AND l.section = need_count.section
                AND l.level = need_count.level)
            AND school = (SELECT ch.school FROM need_profile p JOIN child ch ON ch.id = p.child
                WHERE p.id = \(profile))
            """)
    }
}

// The fields, in the order of the page.
extension RecordNeedProfile {
    static let childField = Field("child", "Child", .hidden, required: "Say which child")
    static let frameworkField = Field(
        "framework", "Framework", hint: "Left out: the one in force.", .hidden)
    static let dayField = Field(
        "day", "When was this agreed?", hint: "Left out: today.", .day)
    static let levelPrefix = "level-"

    static func levelField(
        _ section: NeedFramework.Section, in framework: NeedFramework
    ) -> Field {
        Field(
            levelPrefix + section.code, section.name, hint: section.about ?? "",
            .scale(framework.levels.map { .init("\($0)", "\($0)", hint: end($0, of: framework)) }),
            required: "Give a level for \(section.name)")
    }

    /// What the two ends of the scale mean; the wording between them is the framework's owner's.
    private static func end(_ level: Int, of framework: NeedFramework) -> String {
        switch level {
        case framework.levels.lowerBound: "No need"
        case framework.levels.upperBound: "Most need"
        default: ""
        }
    }

    package static func fields(_ authority: Authority) -> [Field] {
        let framework = authority.frameworks.last
        return [childField, frameworkField]
            + (framework.map { known in known.sections.map { levelField($0, in: known) } } ?? [])
            + [dayField]
    }
}
