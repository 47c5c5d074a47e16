import Alongside
import ArgumentParser
import Foundation
import Reckoning
import Storage

/// `alongside recount`: what lists of schools show, counted anew from the nouns.
struct RecountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recount", abstract: "Count anew what lists of schools show.",
        discussion: """
            Open concerns, support, the last and the next meeting and the need profiles of each \
            school are counted as they change. This counts all of them again, and says how many \
            schools stood otherwise: none, unless rows were changed by hand, or the package now \
            says that other kinds of meeting are a school's.
            """)

    @OptionGroup var options: Options
    @Flag(help: "Print the number of schools as JSON.") var json = false

    func run() async throws {
        let authority = try options.loadAuthority()
        let store = try await options.openStore()
        let today = authority.timeZone.localTime(of: .now()).day
        let changed = try await SchoolStanding.recount(store, authority, on: today)
        store.close()
        if json { return Console.say("{\"schoolsChanged\": \(changed)}") }
        Console.say(
            changed == 0
                ? "All schools were counted, and all stood right."
                : "All schools were counted; \(changed) stood otherwise and are put right.")
    }
}
