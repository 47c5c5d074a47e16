import Reckoning
import Yams

// Text, numbers and yes or no.
extension PackageEntry {
    func text(_ key: String) -> String {
        required(key, "…").flatMap { scalar($0, key) } ?? ""
    }

    func textIfGiven(_ key: String) -> String? {
        node(key).flatMap { scalar($0, key) }
    }

    /// A list of texts that must be there.
    func texts(_ key: String) -> [String] {
        guard let node = required(key, "[…]") else { return [] }
        return list(node, key).compactMap { scalar($0, key) }
    }

    func textsIfGiven(_ key: String) -> [String] { node(key) == nil ? [] : texts(key) }

    func number(_ key: String, in range: ClosedRange<Int>) -> Int {
        required(key, "\(range.lowerBound)").flatMap { number($0, key, range) }
            ?? range.lowerBound
    }

    func numberIfGiven(_ key: String, in range: ClosedRange<Int>) -> Int? {
        node(key).flatMap { number($0, key, range) }
    }

    func truth(_ key: String) -> Bool {
        guard let node = required(key, "true") else { return false }
        guard let truth = node.bool else {
            report(at: key, "“\(key)” is neither true nor false", "write true or false")
            return false
        }
        return truth
    }

    func truthIfGiven(_ key: String, otherwise: Bool) -> Bool {
        node(key) == nil ? otherwise : truth(key)
    }

    func scalar(_ node: Node, _ key: String) -> String? {
        guard let text = node.scalar?.string else {
            reader.report(
                file, node.mark?.line ?? line, "“\(key)” is not text",
                "write one value; a text with a colon goes in quotes")
            return nil
        }
        return text
    }

    private func number(_ node: Node, _ key: String, _ range: ClosedRange<Int>) -> Int? {
        guard let text = node.scalar?.string, let number = Int(text), range.contains(number)
        else {
            report(
                at: key,
                "“\(key)” is not a whole number from \(range.lowerBound) to "
                    + "\(range.upperBound)", "write such a number, without quotes or words")
            return nil
        }
        return number
    }
}

// One of a few words.
extension PackageEntry {
    typealias ClosedList = RawRepresentable & CaseIterable

    /// A word from a closed list; the first stands in where it cannot be read.
    func choice<Value: ClosedList>(_ key: String, of type: Value.Type = Value.self) -> Value
    where Value.RawValue == String {
        let blank = Value.allCases[Value.allCases.startIndex]
        guard let node = required(key, blank.rawValue) else { return blank }
        return choice(node, key) ?? blank
    }

    func choiceIfGiven<Value: ClosedList>(
        _ key: String, of type: Value.Type = Value.self
    ) -> Value? where Value.RawValue == String {
        node(key).flatMap { choice($0, key) }
    }

    /// A list of words from a closed list, which must be there.
    func choices<Value: ClosedList>(_ key: String, of type: Value.Type = Value.self) -> [Value]
    where Value.RawValue == String {
        guard let node = required(key, "[…]") else { return [] }
        return list(node, key).compactMap { choice($0, key) }
    }

    /// A list of words from a closed list; all of them where the key is not given.
    func choicesOrAll<Value: ClosedList>(
        _ key: String, of type: Value.Type = Value.self
    ) -> [Value] where Value.RawValue == String {
        node(key) == nil ? Array(Value.allCases) : choices(key)
    }

    private func choice<Value: ClosedList>(_ node: Node, _ key: String) -> Value?
    where Value.RawValue == String {
        guard let text = scalar(node, key) else { return nil }
        if let value = Value(rawValue: text) { return value }
        let words = Value.allCases.map(\.rawValue)
        reader.report(
            file, node.mark?.line ?? line, "“\(text)” is not a “\(key)”",
            closestWord(to: text, among: words).map { "did you mean “\($0)”?" }
                ?? "write one of " + words.joined(separator: ", "))
        return nil
    }
}

// Codes, declared and named.
extension PackageEntry {
    /// The code this entry declares.
    func code(in space: CodeSpace, during period: Period? = nil) -> String {
        guard let node = required("code", "…"), let code = scalar(node, "code") else { return "" }
        let allowed = code.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        if !allowed {
            report(
                at: "code", "the code “\(code)” has other signs than letters, digits and hyphens",
                "write it like “way-forward” or “NOR-N”")
        }
        reader.declare(code, in: space, period: period, file: file, line: mark(node))
        return code
    }

    /// The code of an entry that must be declared somewhere in the package.
    func named(_ key: String, in space: CodeSpace) -> String {
        required(key, "…").map { name($0, key, space) } ?? ""
    }

    func namedIfGiven(_ key: String, in space: CodeSpace) -> String? {
        node(key).map { name($0, key, space) }
    }

    func namedList(_ key: String, in space: CodeSpace) -> [String] {
        guard let node = required(key, "[…]") else { return [] }
        return list(node, key).map { name($0, key, space) }
    }

    func namedListIfGiven(_ key: String, in space: CodeSpace) -> [String] {
        node(key) == nil ? [] : namedList(key, in: space)
    }

    private func name(_ node: Node, _ key: String, _ space: CodeSpace) -> String {
        guard let code = scalar(node, key) else { return "" }
        reader.name(code, in: space, file: file, line: mark(node))
        return code
    }

    func mark(_ node: Node) -> Int { node.mark?.line ?? line }
}
