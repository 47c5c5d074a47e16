import Reckoning
import Yams

/// One mapping of a package file, read key by key. The getters are named for what they give, and
/// what cannot be read is reported with its line and replaced by a blank.
///
/// ```swift
/// code = entry.code(in: .phase)
/// name = entry.text("name")
/// teamsAroundSchoolsStart = entry.day("teams-around-schools-start")
/// ```
final class PackageEntry {
    let mapping: Node.Mapping
    let file: String
    let line: Int
    /// What this entry is, for messages: "zone", "lines.yaml".
    let noun: String
    let reader: PackageReader
    private var asked: Set<String> = []

    init(
        _ mapping: Node.Mapping, file: String, line: Int, noun: String, reader: PackageReader
    ) {
        self.mapping = mapping
        self.file = file
        self.line = line
        self.noun = noun
        self.reader = reader
    }

    private var isFile: Bool { noun.hasSuffix(".yaml") }
    private var theNoun: String { isFile ? noun : "the \(noun)" }
    private var aNoun: String { isFile ? noun : indefinite(noun) }

    private func indefinite(_ noun: String) -> String {
        "\("aeiou".contains(noun.prefix(1)) ? "an" : "a") \(noun)"
    }

    /// Reports a mistake at a key's line, or at the entry's where it has no such key.
    func report(at key: String? = nil, _ problem: String, _ remedy: String) {
        let keyLine = mapping.first { $0.key.string == key }?.key.mark?.line
        reader.report(file, keyLine ?? line, problem, remedy)
    }

    /// The value of a key, whether or not it is required; nil where there is none. A key that is
    /// written without a value is a mistake.
    func node(_ key: String) -> Node? {
        let isNew = asked.insert(key).inserted
        guard let node = mapping[key] else { return nil }
        guard node.null == nil else {
            if isNew { report(at: key, "“\(key)” has no value", "write one, or take the key out") }
            return nil
        }
        return node
    }

    /// The value of a key that must be there.
    func required(_ key: String, _ example: String) -> Node? {
        if let node = node(key) { return node }
        if mapping[key] == nil {
            report("\(theNoun) has no “\(key)”", "add `\(key): \(example)`")
        }
        return nil
    }

    func reportUnknownKeys() {
        for (key, _) in mapping {
            guard let text = key.scalar?.string, !asked.contains(text) else { continue }
            let remedy =
                closestWord(to: text, among: asked).map { "did you mean “\($0)”?" }
                ?? "take it out, or use one of " + asked.sorted().joined(separator: ", ")
            reader.report(
                file, key.mark?.line ?? line, "“\(text)” is not a key of \(aNoun)", remedy)
        }
    }
}

// Entries within entries.
extension PackageEntry {
    /// Reads the mapping under a key that must be there.
    func entry<Value>(
        _ key: String, _ noun: String, _ read: (PackageEntry) -> Value
    ) -> Value? {
        required(key, "…").flatMap { inner($0, noun, read) }
    }

    func entryIfGiven<Value>(
        _ key: String, _ noun: String, _ read: (PackageEntry) -> Value
    ) -> Value? {
        node(key).flatMap { inner($0, noun, read) }
    }

    /// Reads the list of mappings under a key that must be there and may not be empty.
    func entries<Value>(
        _ key: String, _ noun: String, _ read: (PackageEntry) -> Value
    ) -> [Value] {
        guard let node = required(key, "…") else { return [] }
        return list(node, key).compactMap { inner($0, noun, read) }
    }

    func entriesIfGiven<Value>(
        _ key: String, _ noun: String, _ read: (PackageEntry) -> Value
    ) -> [Value] {
        node(key) == nil ? [] : entries(key, noun, read)
    }

    /// The items of a list, which may not be empty.
    func list(_ node: Node, _ key: String) -> [Node] {
        guard let items = node.sequence else {
            report(at: key, "“\(key)” is not a list", "write each item on a line after `- `")
            return []
        }
        if items.isEmpty {
            report(at: key, "“\(key)” is an empty list", "give at least one item, or no key")
        }
        return Array(items)
    }

    private func inner<Value>(
        _ node: Node, _ noun: String, _ read: (PackageEntry) -> Value
    ) -> Value? {
        let line = node.mark?.line ?? self.line
        guard let mapping = node.mapping else {
            reader.report(
                file, line, "this is not \(indefinite(noun))", "write it as `key: value` lines")
            return nil
        }
        let entry = PackageEntry(mapping, file: file, line: line, noun: noun, reader: reader)
        let value = read(entry)
        entry.reportUnknownKeys()
        return value
    }
}
