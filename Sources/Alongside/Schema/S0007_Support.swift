import Storage

extension Schema {
    /// Requests for support, from the decision to the review.
    static let support = Migration(
        "S0007_Support",
        [
            """
            CREATE TABLE support_request (
                id TEXT NOT NULL PRIMARY KEY,
                concern TEXT NOT NULL REFERENCES concern (id),
                item TEXT REFERENCES agenda_item (id),
                school BIGINT NOT NULL REFERENCES school (urn),
                service TEXT NOT NULL,
                focus TEXT NOT NULL,
                child TEXT REFERENCES child (id),
                basis TEXT REFERENCES lawful_basis (id),
                offer TEXT NOT NULL,
                question TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN
                    ('requested', 'returned', 'accepted', 'allocated', 'delivering', 'reported',
                     'reviewed', 'closed')),
                requested_at TEXT NOT NULL,
                version BIGINT NOT NULL DEFAULT 1,
                CHECK ((focus = 'child') = (child IS NOT NULL)))
            """,
            "CREATE INDEX support_request_school ON support_request (school, state)",
            "CREATE INDEX support_request_service ON support_request (service, state, requested_at)",
            "CREATE INDEX support_request_concern ON support_request (concern)",
            "CREATE INDEX support_request_item ON support_request (item)",
            "CREATE INDEX support_request_child ON support_request (child)",
            """
            CREATE TABLE request_step (
                id TEXT NOT NULL PRIMARY KEY,
                request TEXT NOT NULL REFERENCES support_request (id) ON DELETE CASCADE,
                state TEXT NOT NULL,
                reason TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES person (id),
                at TEXT NOT NULL)
            """,
            "CREATE INDEX request_step_request ON request_step (request, at)",
            """
            CREATE TABLE allocation (
                request TEXT NOT NULL PRIMARY KEY REFERENCES support_request (id) ON DELETE CASCADE,
                practitioner TEXT NOT NULL REFERENCES person (id),
                half_days BIGINT NOT NULL CHECK (half_days > 0),
                first_day TEXT,
                first_half TEXT CHECK (first_half IN ('am', 'pm')),
                suggested TEXT REFERENCES person (id),
                reason TEXT NOT NULL,
                allocated_by TEXT NOT NULL REFERENCES person (id),
                allocated_at TEXT NOT NULL,
                CHECK ((first_day IS NULL) = (first_half IS NULL)))
            """,
            "CREATE INDEX allocation_practitioner ON allocation (practitioner)",
            """
            CREATE UNIQUE INDEX allocation_half_day
            ON allocation (practitioner, first_day, first_half) WHERE first_day IS NOT NULL
            """,
            """
            CREATE TABLE support_session (
                id TEXT NOT NULL PRIMARY KEY,
                request TEXT NOT NULL REFERENCES support_request (id) ON DELETE CASCADE,
                practitioner TEXT NOT NULL REFERENCES person (id),
                day TEXT NOT NULL,
                half_hours BIGINT NOT NULL CHECK (half_hours BETWEEN 1 AND 24),
                what TEXT NOT NULL,
                logged_at TEXT NOT NULL)
            """,
            "CREATE INDEX support_session_request ON support_session (request, day, half_hours)",
            "CREATE INDEX support_session_practitioner ON support_session (practitioner, day)",
            """
            CREATE TABLE support_report (
                request TEXT NOT NULL PRIMARY KEY REFERENCES support_request (id) ON DELETE CASCADE,
                findings TEXT NOT NULL,
                recommendations TEXT NOT NULL,
                reported_by TEXT NOT NULL REFERENCES person (id),
                reported_at TEXT NOT NULL)
            """,
            """
            CREATE TABLE support_review (
                request TEXT NOT NULL PRIMARY KEY REFERENCES support_request (id) ON DELETE CASCADE,
                item TEXT NOT NULL REFERENCES agenda_item (id),
                outcome TEXT NOT NULL CHECK (outcome IN ('achieved', 'partly', 'not')),
                next TEXT NOT NULL,
                reviewed_by TEXT NOT NULL REFERENCES person (id),
                reviewed_at TEXT NOT NULL)
            """,
        ])
}
