import Alongside
import ArgumentParser
import Foundation
import Pages
import Reckoning
import Storage

/// `alongside account`: what an administrator does on the pages, done at the server.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Accounts, posts and tokens: the first account begins here.",
        discussion: """
            The first administrator, from nothing:

              alongside account open ada.locke --name "Ada Locke" --email ada@example.org \
            --role administrator

            What is done here stands in the audit log as "system". A password is asked for without \
            being shown, or read from standard input with --password-stdin; it is never an argument, \
            where other users of the machine could see it.
            """,
        subcommands: [
            ListAccounts.self, OpenAccountCommand.self, CloseAccountCommand.self,
            PasswordCommand.self, GivePostCommand.self, EndPostCommand.self, TokenCommand.self,
        ])
}

struct ListAccounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the accounts with their posts.")

    @OptionGroup var options: Options
    @Option(help: "Only those with this in their name.") var name = ""
    @Option(help: "Only those who hold this role today.") var role = ""
    @Flag(help: "Print them as JSON.") var json = false

    func run() async throws {
        try await AccountDesk.open(options) { desk in
            let people = try await desk.people(name: name, role: role)
            if json { return Console.say(String(decoding: try JSON.encode(people), as: UTF8.self)) }
            for person in people {
                let posts = person.posts.filter { $0.standing == .held }
                    .map { "\($0.roleName), \($0.placeName)" }
                Console.say(
                    "\(person.account)  \(person.name)  \(person.state.rawValue)  \(posts.joined(separator: "; "))")
            }
        }
    }
}

struct OpenAccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open an account, with a first post if --role is given.")

    @OptionGroup var options: Options
    @OptionGroup var password: PasswordOptions
    @Argument(help: "The account name, such as dawn.reed.") var account: String
    @Option(help: "The person's name.") var name: String
    @Option(help: "Their e-mail address.") var email: String
    @Option(help: "A first post: its role, such as administrator or sendco.") var role: String?
    @Option(help: "Where: a URN, a trust's number, a zone's or service's code.") var place = ""

    func run() async throws {
        if let role, Role(rawValue: role) == nil {
            let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("There is no role \(role). Roles: \(roles).")
        }
        try await AccountDesk.open(options, making: true) { desk in
            let done = try await desk.perform(
                OpenAccount.self,
                ["account": account, "name": name, "email": email, "password-new": try password.read()])
            Console.complain("The account \(account) is open.")
            PasswordOptions.tell(done.password)
            if let role {
                _ = try await desk.perform(
                    GivePost.self, ["person": done.person.text, "role": role, "place": place])
                Console.complain("The post is given.")
            }
        }
    }
}

struct CloseAccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close an account: its sessions and tokens end at once.")

    @OptionGroup var options: Options
    @Argument(help: "The account name.") var account: String

    func run() async throws {
        try await AccountDesk.open(options) { desk in
            let person = try await desk.find(account)
            _ = try await desk.perform(CloseAccount.self, ["person": person.id.text])
            Console.complain("The account \(account) is closed.")
        }
    }
}

struct PasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Set a password, and open the account if it was closed.")

    @OptionGroup var options: Options
    @OptionGroup var password: PasswordOptions
    @Argument(help: "The account name.") var account: String

    func run() async throws {
        try await AccountDesk.open(options) { desk in
            let person = try await desk.find(account)
            let done = try await desk.perform(
                ResetPassword.self,
                ["person": person.id.text, "password-new": try password.read()])
            Console.complain("The password of \(account) is set.")
            PasswordOptions.tell(done.password)
        }
    }
}

struct GivePostCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "give-post", abstract: "Give somebody a post.",
        discussion: "Roles: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")

    @OptionGroup var options: Options
    @Argument(help: "The account name.") var account: String
    @Argument(help: "The role, such as sendco.") var role: String
    @Argument(help: "Where: a URN, a trust's number, a zone's or service's code; nothing for the county.")
    var place = ""
    @Option(help: "The first day, as YYYY-MM-DD; today where left out.") var from = ""
    @Option(help: "The first day it is no longer held.") var until = ""

    func run() async throws {
        try await AccountDesk.open(options) { desk in
            let person = try await desk.find(account)
            _ = try await desk.perform(
                GivePost.self,
                [
                    "person": person.id.text, "role": role, "place": place, "from": from,
                    "until": until,
                ])
            Console.complain("The post is given.")
        }
    }
}

struct EndPostCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end-post", abstract: "End a post that somebody holds.")

    @OptionGroup var options: Options
    @Argument(help: "The account name.") var account: String
    @Argument(help: "The role, such as sendco.") var role: String
    @Argument(help: "Where, if they hold the role in several places.") var place: String?
    @Option(help: "The first day it is no longer held, as YYYY-MM-DD; today where left out.")
    var until = ""

    func run() async throws {
        try await AccountDesk.open(options) { desk in
            let person = try await desk.find(account)
            let posts = person.posts.filter { post in
                post.standing != .ended && post.role.rawValue == role
                    && place.map { $0 == post.place } ?? true
            }
            guard let post = posts.first, posts.count == 1 else {
                throw ValidationError(
                    posts.isEmpty
                        ? "\(account) holds no such post." : "\(account) holds several. Say which place.")
            }
            let done = try await desk.perform(
                EndPost.self, ["person": person.id.text, "post": post.id.text, "until": until])
            Console.complain("The post ends on \(done.until.long).")
        }
    }
}

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make a token with which a script acts for somebody.",
        discussion: "The token is printed on standard output, this once.")

    @OptionGroup var options: Options
    @Argument(help: "The account name.") var account: String
    @Option(name: .customLong("for"), help: "What it is for.") var label: String
    @Option(help: "The day it ends, as YYYY-MM-DD, within a year.") var until: String

    func run() async throws {
        try await AccountDesk.open(options) { desk in
            let done = try await desk.makeToken(account, ["label": label, "until": until])
            Console.say(done.token.secret ?? "")
        }
    }
}
