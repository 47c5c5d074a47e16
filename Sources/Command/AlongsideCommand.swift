import ArgumentParser

/// `alongside`: the server, and everything an operator does.
@main
struct AlongsideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alongside",
        abstract: "The SEND and inclusion support of a local authority, on one system.",
        discussion: """
            Every command takes --database, or the setting ALONGSIDE_DATABASE: a file, or a \
            postgresql:// address. Exit codes: 0 done; 1 something went wrong; 2 the data or the \
            package has mistakes, which are listed; 64 the command was not understood.
            """,
        subcommands: [
            ServeCommand.self, DemoCommand.self, DoCommand.self, ImportCommand.self,
            EPSSAccessCommand.self, AccountCommand.self, CheckCommand.self, MigrateCommand.self,
            BackupCommand.self, RestoreCommand.self, ExportCommand.self, PlanCommand.self,
            TermPlansCommand.self, LineCommand.self, MailCommand.self, RecountCommand.self,
        ])
}
