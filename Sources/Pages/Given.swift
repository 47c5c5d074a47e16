import Foundation

/// What somebody filled in, whichever door it came through: names, each with its values.
///
/// Text is put into Unicode's composed form (NFC), so that two ways of typing "Zoë" are one name
/// in Swift and in both databases; line ends become newlines and control characters are dropped.
public struct Given: Sendable, Equatable {
    public private(set) var values: [String: [String]]

    public init(_ values: [String: [String]] = [:]) {
        self.values = values.mapValues { $0.map(Given.clean) }
    }

    /// The first value of a name, trimmed; empty where there is none.
    public subscript(_ name: String) -> String {
        get { values[name]?.first ?? "" }
        set { values[name] = [Given.clean(newValue)] }
    }

    /// Every value of a name that is not empty.
    public func all(_ name: String) -> [String] { (values[name] ?? []).filter { !$0.isEmpty } }

    public var isEmpty: Bool { values.isEmpty }

    /// These values with others put over them.
    public func merging(_ other: Given) -> Given {
        Given(values.merging(other.values) { _, new in new })
    }

    static func clean(_ text: String) -> String {
        if isClean(text) { return text }
        let lines = text.replacingOccurrences(of: "\r\n", with: "\n")
            .replacingOccurrences(of: "\r", with: "\n")
        let kept = lines.unicodeScalars.filter {
            $0.value >= 32 && $0.value != 127 || $0 == "\n" || $0 == "\t"
        }
        return String(String.UnicodeScalarView(kept)).precomposedStringWithCanonicalMapping
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Whether it is one line of plain ASCII without a space at either end, as most values are.
    private static func isClean(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.first != 32 && bytes.last != 32 && bytes.allSatisfy { (32..<127).contains($0) }
    }
}

extension Given {
    /// From a form's body or a query, as browsers send it. Nil where it is not UTF-8 or has more
    /// than 1,000 values.
    public init?(encoded text: String) {
        var values: [String: [String]] = [:]
        let pairs = text.split(separator: "&")
        guard pairs.count <= 1_000 else { return nil }
        for pair in pairs {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Given.decode(parts[0]),
                let value = Given.decode(parts.count == 2 ? parts[1] : "")
            else { return nil }
            values[name, default: []].append(value)
        }
        self.init(values)
    }

    private static func decode(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 43: bytes.append(32)
            case 37:
                guard rest.count >= 2,
                    let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// From a JSON object of texts, numbers, booleans and lists of them. Nil where it is anything
    /// else.
    public init?(json data: Data) {
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            return nil
        }
        var values: [String: [String]] = [:]
        for (name, value) in object {
            let list = value as? [Any] ?? [value]
            var texts: [String] = []
            for item in list {
                if item is NSNull { continue }
                guard let text = Given.text(item) else { return nil }
                texts.append(text)
            }
            values[name] = texts
        }
        self.init(values)
    }

    private static func text(_ value: Any) -> String? {
        switch value {
        case let text as String: text
        case let number as NSNumber: number.stringValue
        default: nil
        }
    }

    /// As a JSON object, for keeping as a draft.
    public var json: String {
        let data = try? JSONEncoder().encode(values)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
