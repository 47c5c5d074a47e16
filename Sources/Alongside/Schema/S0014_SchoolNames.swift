import Storage

extension Schema {
    /// Schools that were taken in before are found by their number, and by the beginning of their
    /// whole name, too: `SearchWords` says how the words are made.
    static let schoolNames = Migration(
        "S0014_SchoolNames",
        [
            """
            INSERT INTO school_word (word, school)
            SELECT CAST(s.urn AS TEXT), s.urn FROM school s
            WHERE NOT EXISTS (SELECT 1 FROM school_word w
                WHERE w.school = s.urn AND w.word = CAST(s.urn AS TEXT))
            """,
            """
            INSERT INTO school_word (word, school)
            SELECT n.word, n.urn FROM (SELECT '0' || replace(replace(replace(replace(replace(
                replace(replace(replace(lower(s.name), ' ', ''), '''', ''), '’', ''), '.', ''),
                ',', ''), '-', ''), '&', ''), '/', '') AS word, s.urn FROM school s) n
            WHERE NOT EXISTS (SELECT 1 FROM school_word w
                WHERE w.school = n.urn AND w.word = n.word)
            """,
        ])
}
