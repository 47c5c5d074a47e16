/// A thing of the model for which each authority has its own word. Code says these; the screen
/// says what `words.yaml` says.
package enum AuthorityWord: String, Sendable, CaseIterable {
    case model
    case zone
    case zoneTeam = "zone-team"
    case needProfile = "need-profile"
    case provisionMap = "provision-map"
    case selfEvaluation = "self-evaluation"
    case localOffer = "local-offer"
    case wholeSchool = "whole-school"
    case cohort
    case child

    static func read(_ entry: PackageEntry) -> [AuthorityWord: String] {
        var words: [AuthorityWord: String] = [:]
        for word in allCases { words[word] = entry.text(word.rawValue) }
        return words
    }

    init(_ focus: Focus) {
        self =
            switch focus {
            case .wholeSchool: .wholeSchool
            case .cohort: .cohort
            case .child: .child
            }
    }
}
