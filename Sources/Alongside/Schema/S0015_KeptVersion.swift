import Storage

extension Schema {
    /// How often a subject that servers keep in memory has changed: `Memory` in the house.
    static let keptVersion = Migration(
        "S0015_KeptVersion",
        [
            """
            CREATE TABLE kept_version (
                subject TEXT NOT NULL PRIMARY KEY,
                version BIGINT NOT NULL)
            """
        ])
}
