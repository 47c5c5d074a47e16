import Foundation
import Pages
import Storage

/// An act without its type, for the doors that treat all acts alike: the API, the commands, the
/// API's description, the map.
package struct AnyAct: Sendable {
    package let name: String
    package let needs: Permission
    package let api: String
    package let summary: String
    /// The type of its answer, for the API's description.
    package let answers: any (Codable & Sendable).Type
    package let fields: @Sendable (Authority) -> [Field]
    /// Reads the fields, does the act and gives its answer as JSON.
    package let perform: @Sendable (House, Given, Person, String?) async throws -> Data

    package init<Doing: Act>(_ act: Doing.Type) {
        name = act.name
        needs = act.needs
        api = act.api
        summary = act.summary
        answers = act.Done.self
        fields = { act.fields($0) }
        perform = { house, given, person, key in
            var form = FieldReader(given)
            let done = try await house.perform(Doing(&form), by: person, once: key)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if let telling = Told.telling { encoder.userInfo[telling] = true }
            return try encoder.encode(done)
        }
    }

    /// `bring-concern`: the act's name on the command line.
    package var command: String {
        var words = ""
        for character in name {
            if character.isUppercase && !words.isEmpty { words += "-" }
            words += character.lowercased()
        }
        return words
    }
}
