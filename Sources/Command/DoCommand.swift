import Alongside
import ArgumentParser
import Foundation
import Pages
import Storage

/// The commands' door to every act.
struct DoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "do", abstract: "Do an act of the model as a person, as the pages do.",
        discussion: """
            alongside do bring-concern --as dawn.reed school=900001 focus=whole-school title=…

            The fields are those of the page; a field given twice has two values. The answer is \
            printed as JSON. `alongside do` alone lists the acts, `alongside do bring-concern` \
            alone the fields of one.
            """)

    @OptionGroup var options: Options
    @OptionGroup var mail: MailOptions
    @Option(name: .customLong("as"), help: "The account name of whoever does it.")
    var account: String?
    @Option(help: "A key: the same act under the same key is done once.") var once: String?
    @Argument(help: "The act, such as bring-concern.") var act: String?
    @Argument(help: "Fields, as name=value.") var fields: [String] = []

    func run() async throws {
        guard let name = act else { return list() }
        guard let act = Rooms.acts.first(where: { $0.command == name }) else {
            throw ValidationError("There is no act \(name). `alongside do` lists them.")
        }
        guard let account else {
            if fields.isEmpty { return try tell(act) }
            throw ValidationError("Say who does it, with --as.")
        }
        let given = try read()
        var settings = HouseSettings()
        settings.mail = try mail.settings
        let house = House(
            store: try await options.openStore(), authority: try options.loadAuthority(), settings: settings)
        let today = house.today
        let person = try await house.store.read { database in
            try Person.ofAccount(account, on: today, in: database)
        }
        guard let person else { throw ValidationError("There is no open account \(account).") }
        do {
            let answer = try await act.perform(house, given, person, once)
            Console.say(String(decoding: answer, as: UTF8.self))
        } catch let refused as Refusals {
            for refusal in refused.list { Console.complain("\(refusal.field): \(refusal.words)") }
            throw ExitCode(2)
        } catch is NotAllowed {
            Console.complain("\(account) holds no post that lets them \(act.needs.rawValue).")
            throw ExitCode(1)
        } catch is NotThere {
            Console.complain("What it names is not there, or not in the scope of \(account).")
            throw ExitCode(1)
        }
        house.store.close()
    }

    private func list() {
        for act in Rooms.acts { Console.say("\(act.command)  \(act.summary)") }
    }

    /// What an act does, and its fields with what they may be.
    private func tell(_ act: AnyAct) throws {
        Console.say("\(act.summary)\n")
        for field in act.fields(try options.loadAuthority()) {
            let must = field.isSometimes ? "sometimes" : field.isRequired ? "required" : "optional"
            Console.say("\(field.name)  (\(must))  \(field.label)")
            if !field.hint.isEmpty { Console.say("    \(field.hint)") }
            if !field.choices.isEmpty { Console.say("    one of: \(field.choices.joined(separator: ", "))") }
        }
    }

    private func read() throws -> Given {
        var values: [String: [String]] = [:]
        for field in fields {
            let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
            guard let name = parts.first, field.contains("=") else {
                throw ValidationError("Write \(field) as name=value.")
            }
            values[name, default: []].append(parts.count == 2 ? parts[1] : "")
        }
        return Given(values)
    }
}
