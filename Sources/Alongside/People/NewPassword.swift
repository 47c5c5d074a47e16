import Pages
import Reckoning
import Storage

/// A password that is about to be set: chosen by somebody, or made up to be handed over once.
struct NewPassword: Sendable {
    let text: String
    let isMadeUp: Bool
    private(set) var derived: Password?

    /// What was chosen; nothing chosen means that one is made up.
    init(_ chosen: String) {
        isMadeUp = chosen.isEmpty
        text = chosen.isEmpty ? Password.madeUp() : chosen
    }

    func derived(for house: House) async throws -> NewPassword {
        var new = self
        new.derived = try await Password.make(text, for: house)
        return new
    }

    /// Whether it is good for signing in once: unless the operator chose it, who may be its owner.
    func isOneTime(_ occasion: Occasion) -> Bool { isMadeUp || !occasion.isSystem }

    /// What is told to whoever set it.
    var told: Told { Told(isMadeUp ? text : nil) }

    func refusals(_ field: Field, account: String, person: String, _ authority: Authority) -> [Refusal] {
        let names = [account, person, authority.name, authority.shortName]
        return PasswordRule.objection(to: text, names: names).map { [Refusal(field, $0)] } ?? []
    }

    /// As it is stored; an act that did not derive it first has a mistake.
    var stored: Password {
        get throws {
            guard let derived else { throw StorageError.failed("the password was not derived") }
            return derived
        }
    }
}
