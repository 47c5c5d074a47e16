import Foundation

extension Instance {
    /// The largest file read unless the caller allows more; some 1,700 zones.
    package static let largestFile = 64 << 20

    /// Reads an instance from its JSON.
    ///
    /// - Throws: `InstanceError` when the file is too large, is not JSON, lacks a key or holds a
    ///   value of the wrong type; the problem names the place, such as `meetings[3].window`.
    package static func read(
        _ data: Data, upTo limit: Int = largestFile
    ) throws(InstanceError) -> Instance {
        guard data.count <= limit else { throw tooLarge(data.count, limit) }
        let instance: Instance
        do {
            instance = try JSONDecoder().decode(Instance.self, from: data)
        } catch let error as DecodingError {
            throw unreadable(error, data)
        } catch {
            throw unreadable(
                "file", "it could not be read: \(error)", "Save it again as UTF-8 JSON")
        }
        guard instance.format == Self.format else {
            throw unreadable(
                "format", "\"\(instance.format)\" is not \"\(Self.format)\"",
                "Write the instance again in this version of the format")
        }
        return instance
    }

    private static func tooLarge(_ size: Int, _ limit: Int) -> InstanceError {
        InstanceError(problems: [
            InstanceProblem(
                fault: .tooLarge, subject: "file",
                problem: "it is \(size >> 20) MB and at most \(limit >> 20) MB is read",
                remedy: "Plan fewer zones at a time; zones that share nobody may be planned apart")
        ])
    }

    private static func unreadable(
        _ subject: String, _ problem: String, _ remedy: String
    ) -> InstanceError {
        InstanceError(problems: [
            InstanceProblem(fault: .unreadable, subject: subject, problem: problem, remedy: remedy)
        ])
    }

    private static func unreadable(_ error: DecodingError, _ data: Data) -> InstanceError {
        switch error {
        case .keyNotFound(let key, let context):
            unreadable(
                path(context.codingPath + [key]), "the key is missing", "Add it to the file")
        case .typeMismatch(let type, let context):
            unreadable(
                path(context.codingPath), "it is not \(words(for: type))", "Correct the value")
        case .valueNotFound(_, let context):
            unreadable(path(context.codingPath), "it is null", "Give it a value")
        case .dataCorrupted(let context):
            corrupted(context, data)
        @unknown default:
            unreadable("file", "it could not be read: \(error)", "Save it again as UTF-8 JSON")
        }
    }

    /// What JSON calls a type that was expected.
    private static func words(for type: Any.Type) -> String {
        let name = "\(type)"
        if name.hasPrefix("Dictionary") { return "an object" }
        if name.hasPrefix("Array") { return "a list" }
        return switch name {
        case "Int": "a whole number that can be counted with"
        case "Double": "a number"
        case "String": "text"
        case "Bool": "true or false"
        default: "of the type \(name)"
        }
    }

    private static func corrupted(_ context: DecodingError.Context, _ data: Data) -> InstanceError {
        let remedy = "Correct the value, or save the file again as UTF-8 JSON"
        if context.codingPath.isEmpty, let found = InstanceDiagnosis(of: data) {
            return unreadable(found.subject, found.problem, remedy)
        }
        let said = context.debugDescription
        return unreadable(
            path(context.codingPath), "it is not valid: \(said.hasSuffix(".") ? String(said.dropLast()) : said)",
            remedy)
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        let text = keys.reduce("") { path, key in
            if let index = key.intValue { return path + "[\(index)]" }
            return path.isEmpty ? key.stringValue : path + "." + key.stringValue
        }
        return text.isEmpty ? "file" : text
    }
}
