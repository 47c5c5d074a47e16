import Alongside
import ArgumentParser
import Foundation
import Storage

/// How mail leaves: the same for every command that sends some or causes some.
struct MailOptions: ParsableArguments {
    @Option(help: "Send mail, from this address. Or set ALONGSIDE_MAIL_FROM. Without it no mail is sent.")
    var mailFrom: String?
    @Option(help: "The program that takes it, /usr/sbin/sendmail unless told otherwise. Or set ALONGSIDE_SENDMAIL.")
    var sendmail: String?
    @Option(help: "Where people open the pages, for links in mail: https://… Or set ALONGSIDE_SITE.")
    var site: String?
    @Option(help: "Hours after which mail that cannot be handed over is given up.")
    var mailGivesUpAfter = 72

    private static let environment = ProcessInfo.processInfo.environment

    func validate() throws {
        _ = try settings
        guard (1...720).contains(mailGivesUpAfter) else {
            throw ValidationError("Give up after 1 to 720 hours.")
        }
    }

    /// Nil where no mail is sent.
    var settings: MailSettings? {
        get throws {
            let given = mailFrom ?? Self.environment["ALONGSIDE_MAIL_FROM"] ?? ""
            guard !given.isEmpty else { return nil }
            guard let from = MailAddress(given) else {
                throw ValidationError("“\(given)” is no address that mail can come from: give \(MailAddress.expected).")
            }
            let site = site ?? Self.environment["ALONGSIDE_SITE"]
            if let site, !site.hasPrefix("https://"), !site.hasPrefix("http://") {
                throw ValidationError("Write the site “\(site)” with https:// in front.")
            }
            var settings = MailSettings(from: from, site: site)
            settings.givesUpAfterHours = mailGivesUpAfter
            return settings
        }
    }

    /// The program, which has to be there.
    func way() throws -> Mail {
        let path = sendmail ?? Self.environment["ALONGSIDE_SENDMAIL"] ?? "/usr/sbin/sendmail"
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw ValidationError("There is no program at \(path) to hand mail to. Name it with --sendmail.")
        }
        return .sendmail(path)
    }
}

/// `alongside mail`: the outbox, for cron and scripts.
struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "The outbox: send what waits.",
        subcommands: [MailSendCommand.self])
}

/// `alongside mail send`: what a server does by itself, once, where none runs.
struct MailSendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send the mail that is due, and end.",
        discussion: """
            alongside mail send --mail-from alongside@example.gov.uk

            A server sends its mail by itself. This is for cron where none runs with --mail-from, and may \
            run beside servers: nothing is sent twice. It also tells the line's lead of promises that \
            are overdue. Exits with 1 where something had to be given up.
            """)

    @OptionGroup var options: Options
    @OptionGroup var mail: MailOptions
    @Flag(help: "Print the answer as JSON.") var json = false

    func run() async throws {
        guard let settings = try mail.settings else {
            throw ValidationError("Say who mail comes from, with --mail-from.")
        }
        let way = try mail.way()
        var settingsOfHouse = HouseSettings()
        settingsOfHouse.mail = settings
        let house = House(
            store: try await options.openStore(), authority: try options.loadAuthority(),
            settings: settingsOfHouse)
        defer { house.store.close() }
        try await OverduePromises.tell(house)
        guard let worker = OutboxWorker(house: house, mail: way) else { return }
        let done = try await worker.sendDue()
        if json {
            Console.say(String(decoding: try JSON.encode(done), as: UTF8.self))
        } else {
            Console.say("Sent \(done.sent). To be tried again \(done.waiting). Given up \(done.givenUp).")
        }
        if done.givenUp > 0 { throw ExitCode(1) }
    }
}
