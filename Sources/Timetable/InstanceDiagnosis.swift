import Foundation

/// What is wrong with a file where the reader of JSON only says that something is.
struct InstanceDiagnosis {
    let subject: String
    let problem: String

    /// The first number that is not whole, or too large to count with, where one is expected; or the
    /// place at which the text stops being JSON.
    init?(of data: Data) {
        do {
            let file = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
            guard let wrong = Self.wrongNumber(in: file, at: "") else { return nil }
            subject = wrong.path
            problem = "\(wrong.number) is not a whole number that can be counted with"
        } catch {
            guard let text = (error as NSError).userInfo["NSDebugDescription"] as? String else { return nil }
            subject = "file"
            let said = text.hasSuffix(".") ? String(text.dropLast()) : text
            problem = "it is not valid JSON: " + said + Self.line(in: data, said)
        }
    }

    /// Every number of an instance is a whole one, but for those of a place on the map.
    private static func wrongNumber(in value: Any, at path: String) -> (path: String, number: String)? {
        if let object = value as? [String: Any] {
            for key in object.keys.sorted() where key != "lat" && key != "lon" {
                let inner = path.isEmpty ? key : path + "." + key
                if let wrong = wrongNumber(in: object[key] ?? NSNull(), at: inner) { return wrong }
            }
        } else if let list = value as? [Any] {
            for (index, element) in list.enumerated() {
                if let wrong = wrongNumber(in: element, at: path + "[\(index)]") { return wrong }
            }
        } else if let number = value as? NSNumber, Int(exactly: number.doubleValue) == nil {
            return (path, "\(number)")
        }
        return nil
    }

    /// On which line the character is that the reader counts to.
    private static func line(in data: Data, _ said: String) -> String {
        guard let word = said.split(separator: " ").last, let count = Int(word), said.contains("character")
        else { return "" }
        return ", on line \(data.prefix(count).count { $0 == 10 } + 1)"
    }
}
