import Pages
import Reckoning
import Storage

extension Address {
    package static func recordNeeds<Noun>(_ child: ID<Noun>) -> String {
        "/children/\(child)/needs/new"
    }
}

/// The need profiles of a child, as a block for the child's page. Whoever shows it has asked for
/// the child's scope and noted the reading.
package struct NeedProfileBlock: Sendable {
    package let child: ID<Child>
    package let profiles: [NeedProfile]
    /// Whether the reader may record a new one.
    package let mayRecord: Bool

    package init(child: ID<Child>, profiles: [NeedProfile], mayRecord: Bool) {
        self.child = child
        self.profiles = profiles
        self.mayRecord = mayRecord
    }

    package func html(_ authority: Authority) -> HTML {
        let current = profiles.filter(\.isCurrent)
        let older = profiles.filter { !$0.isCurrent }.map { table($0, authority) }
        let words = current.isEmpty ? "Describe needs" : "Renew the profile"
        return """
            <h2>\(authority.word(.needProfile)) profile</h2>
            \(current.map { table($0, authority) })
            \(if: current.isEmpty, Part.empty("No need profile has been recorded yet."))
            \(if: mayRecord, Part.button(words, to: Address.recordNeeds(child)))
            \(if: !older.isEmpty, Part.details("Earlier profiles", "\(older)"))
            """
    }

    private func table(_ profile: NeedProfile, _ authority: Authority) -> HTML {
        let framework = authority.frameworks.first {
            $0.code == profile.framework && $0.version == profile.version
        }
        let highest = framework.map { "\($0.levels.upperBound)" } ?? "–"
        let order = framework?.sections.map(\.code) ?? profile.levels.keys.sorted()
        let rows = order.compactMap { section -> [HTML]? in
            guard let level = profile.levels[section] else { return nil }
            return [HTML(framework?.section(section)?.name ?? section), "\(level) of \(highest)"]
        }
        let name = framework?.name ?? profile.framework
        return Part.table(
            "\(name) \(profile.version), \(profile.day.short)", ["Section", "Level"], rows)
    }
}

extension NeedSummary {
    /// Sections by levels, the darker the more children.
    package func heat(_ authority: Authority) -> HTML {
        let count = children.map { "\($0)" } ?? "A few"
        let says =
            "\(count) \(children == 1 ? "child has" : "children have") a current profile. "
            + "Levels run from \(levels.first ?? 0), no need, to \(levels.last ?? 0)."
        return Chart.heat(
            .init(id: "needs", title: "Children by section and level of \(framework)", says: says),
            rows: "Section", columns: levels.map(String.init),
            sections.map { section in
                .init(
                    section.name,
                    section.children.map { count in count.map { Chart.Value($0) } ?? .suppressed })
            })
    }
}
