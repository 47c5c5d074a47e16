import Alongside
import ArgumentParser
import Foundation
import Pages
import Reckoning
import Storage

/// What the account commands share: the house, whoever it is about, and doing an act as `system`.
struct AccountDesk {
    let house: House

    /// Opens the house, does something, and turns refusals into words and exit codes.
    static func open(
        _ options: Options, making: Bool = false, _ body: (AccountDesk) async throws -> Void
    ) async throws {
        let house = House(
            store: try await options.openStore(making: making), authority: try options.loadAuthority())
        defer { house.store.close() }
        do {
            try await body(AccountDesk(house: house))
        } catch let refused as Refusals {
            for refusal in refused.list { Console.complain(refusal.words) }
            throw ExitCode(2)
        } catch is NotThere {
            Console.complain("What it names is not there.")
            throw ExitCode(1)
        }
    }

    func perform<Doing: Act>(_ act: Doing.Type, _ fields: [String: String]) async throws -> Doing.Done {
        var form = FieldReader(Given(fields.mapValues { [$0] }))
        return try await house.performAsSystem(Doing(&form))
    }

    /// Everybody with an account whose name and role fit.
    func people(name: String, role: String) async throws -> [PersonRecord] {
        guard role.isEmpty || Role(rawValue: role) != nil else {
            throw ValidationError("There is no role \(role).")
        }
        let (authority, today) = (house.authority, house.today)
        var people: [PersonRecord] = []
        while true {
            let page = people.count / PeopleList.size + 1
            let filter = PeopleFilter(Given(["name": [name], "role": [role], "page": ["\(page)"]]))
            let list = try await house.store.read { database in
                try filter.people(for: .system, under: authority, on: today, in: database)
            }
            people += list.people
            if list.people.isEmpty || people.count >= list.total { return people }
        }
    }

    /// The person of an account, with their posts.
    func find(_ account: String) async throws -> PersonRecord {
        let (authority, today) = (house.authority, house.today)
        let name = AccountName(typed: account)
        let found = try await house.store.read { database -> PersonRecord? in
            let id: ID<Person>? = try database.value(
                "SELECT person FROM account WHERE name = \(name)")
            return try id.flatMap {
                try PersonRecord.find($0, for: .system, under: authority, on: today, in: database)
            }
        }
        guard let found else { throw AccountDesk.unknown("There is no account \(account).") }
        return found
    }

    /// Says what is not there; the exit code of a command that was understood but could not be done.
    private static func unknown(_ words: String) -> ExitCode {
        Console.complain(words)
        return ExitCode(1)
    }

    /// A token of somebody's own, made for them at the server.
    func makeToken(_ account: String, _ fields: [String: String]) async throws -> MakeToken.Done {
        let (name, today) = (AccountName(typed: account), house.today)
        let person = try await house.store.read { database in
            try Person.ofAccount(name.text, on: today, in: database)
        }
        guard let person else { throw AccountDesk.unknown("There is no open account \(account).") }
        var form = FieldReader(Given(fields.mapValues { [$0] }))
        return try await house.perform(MakeToken(&form), by: person, author: "system")
    }
}

/// How a password comes in at the command line.
struct PasswordOptions: ParsableArguments {
    @Flag(name: .customLong("password-stdin"), help: "Read the password from standard input, a line.")
    var isOnStandardInput = false

    /// The password, or an empty text to have one made up.
    func read() throws -> String {
        if isOnStandardInput {
            guard let line = readLine(), !line.isEmpty else {
                throw ValidationError("There is no password on standard input.")
            }
            return line
        }
        guard isatty(STDIN_FILENO) == 1 else { return "" }
        let first = PasswordOptions.ask("Password (empty to have one made up): ")
        guard first.isEmpty || first == PasswordOptions.ask("The same again: ") else {
            throw ValidationError("The two passwords differ. Nothing was changed.")
        }
        return first
    }

    private static func ask(_ words: String) -> String {
        getpass(words).map { String(cString: $0) } ?? ""
    }

    /// Tells a password that was made up, on standard output.
    static func tell(_ password: Told) {
        guard let secret = password.secret else { return }
        Console.complain("A one-time password, shown this once, good for 7 days:")
        Console.say(secret)
    }
}
