import Foundation

@testable import Alongside

/// A copy of the Norfolk package in which some text has been changed, in a folder of its own.
struct MistakenPackage {
    let folder: String

    init() throws {
        let files = FileManager.default
        folder = files.temporaryDirectory.appending(path: "package-\(UUID().uuidString)").path
        try files.copyItem(atPath: NorfolkPackage.folder, toPath: folder)
    }

    func change(_ file: String, _ old: String, to new: String) throws {
        let path = "\(folder)/\(file)"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard let range = text.range(of: old) else { throw NotThere(file: file, text: old) }
        try text.replacingCharacters(in: range, with: new)
            .write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Adds the file's last entry once more, with other dates.
    func repeatLastEntry(of file: String, starting: String, from old: String, to new: String) throws {
        let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        guard let start = text.range(of: starting) else {
            throw NotThere(file: file, text: starting)
        }
        let entry = text[start.lowerBound...].replacingOccurrences(of: old, with: new)
        try write(file, text + entry)
    }

    func write(_ file: String, _ text: String) throws {
        try text.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
    }

    func delete(_ file: String) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/\(file)")
    }

    /// The number of the first line that has this text.
    func line(of text: String, in file: String) throws -> Int {
        let lines = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            .components(separatedBy: "\n")
        guard let index = lines.firstIndex(where: { $0.contains(text) }) else {
            throw NotThere(file: file, text: text)
        }
        return index + 1
    }

    func mistakes() -> [PackageMistake] {
        do {
            _ = try Authority.load(folder: folder)
            return []
        } catch {
            return error.mistakes
        }
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    struct NotThere: Error {
        let file: String
        let text: String
    }
}
