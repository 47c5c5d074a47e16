import Storage

extension Schema {
    /// Messages on their way out, who does not want them, and which overdue promises the line's lead
    /// has been told of.
    ///
    /// `address` is for somebody without an account, and is forgotten as soon as the message is
    /// handed over or given up; whoever has an account is written to where their record says.
    /// `next_at` is when it may be taken up again, by whichever server comes first: a message that
    /// was taken and never reported on is taken again after that.
    static let mail = Migration(
        "S0010_Mail",
        [
            """
            CREATE TABLE outgoing_mail (
                id TEXT NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('invitation', 'services', 'overdue')),
                about TEXT NOT NULL,
                person TEXT REFERENCES person (id),
                address TEXT NOT NULL,
                subject TEXT NOT NULL,
                words TEXT NOT NULL,
                calendar TEXT NOT NULL,
                method TEXT NOT NULL CHECK (method IN ('', 'REQUEST', 'CANCEL', 'PUBLISH')),
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')),
                tries BIGINT NOT NULL DEFAULT 0,
                trouble TEXT NOT NULL DEFAULT '',
                queued_at TEXT NOT NULL,
                next_at TEXT NOT NULL,
                gives_up_at TEXT NOT NULL,
                worker TEXT NOT NULL DEFAULT '',
                ended_at TEXT,
                CHECK ((state IN ('waiting', 'sending')) = (ended_at IS NULL)))
            """,
            "CREATE INDEX outgoing_mail_next ON outgoing_mail (state, next_at)",
            "CREATE INDEX outgoing_mail_ended ON outgoing_mail (ended_at)",
            "CREATE INDEX outgoing_mail_about ON outgoing_mail (about)",
            "CREATE INDEX outgoing_mail_person ON outgoing_mail (person, state)",
            """
            CREATE TABLE mail_choice (
                person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
                invitations BOOLEAN NOT NULL,
                set_at TEXT NOT NULL)
            """,
            """
            CREATE TABLE promise_overdue_told (
                promise TEXT NOT NULL PRIMARY KEY REFERENCES promise (id) ON DELETE CASCADE,
                told_at TEXT NOT NULL)
            """,
        ])
}
