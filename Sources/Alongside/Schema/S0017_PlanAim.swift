import Storage

extension Schema {
    /// What a plan seeks where meetings are published already.
    static let planAim = Migration(
        "S0017_PlanAim",
        [
            """
            ALTER TABLE term_plan ADD COLUMN aim TEXT NOT NULL DEFAULT 'sparing'
            CHECK (aim IN ('sparing', 'placing'))
            """
        ])
}
