import Foundation
import Reckoning
import Yams

/// One reading of a package folder: opens its files, collects every mistake, and at the end checks
/// that each code that is named somewhere is declared somewhere.
///
/// A value that cannot be read is reported and stands in for itself as a blank, so that reading
/// goes on to the next mistake; a package with any mistake is never used.
final class PackageReader {
    let folder: String
    private(set) var mistakes: [PackageMistake] = []
    private var declared: [CodeSpace: [Declaration]] = [:]
    private var named: [Reference] = []

    private struct Declaration {
        let code: String
        let period: Period?
        let file: String
        let line: Int
    }

    private struct Reference {
        let code: String
        let space: CodeSpace
        let file: String
        let line: Int
    }

    init(folder: String) {
        var folder = folder
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        self.folder = folder
    }

    func report(_ file: String, _ line: Int, _ problem: String, _ remedy: String) {
        mistakes.append(
            PackageMistake(file: file, line: line, problem: problem, remedy: remedy))
    }

    /// Reads one file as a mapping; nil where it is missing or is not YAML, which is reported.
    func file<Value>(_ name: String, _ read: (PackageEntry) -> Value) -> Value? {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
            report(name, 1, "the file is missing", "add it to \(folder)")
            return nil
        }
        guard let mapping = mapping(of: data, in: name) else { return nil }
        let entry = PackageEntry(mapping, file: name, line: 1, noun: name, reader: self)
        let value = read(entry)
        entry.reportUnknownKeys()
        return value
    }

    func declare(
        _ code: String, in space: CodeSpace, period: Period?, file: String, line: Int
    ) {
        let clash = declared[space, default: []].first { earlier in
            guard earlier.code == code else { return false }
            guard let mine = period, let theirs = earlier.period else { return true }
            return mine.overlaps(theirs)
        }
        if let clash {
            report(
                file, line,
                "the \(space.noun) “\(code)” is already declared in \(clash.file):\(clash.line)",
                period == nil
                    ? "give one of them another code"
                    : "give one of them another code, or dates that do not overlap")
        }
        declared[space, default: []].append(
            Declaration(code: code, period: period, file: file, line: line))
    }

    func name(_ code: String, in space: CodeSpace, file: String, line: Int) {
        named.append(Reference(code: code, space: space, file: file, line: line))
    }

    /// Reports every code that is named and not declared. A file or list that could not be read
    /// is reported once, not again for everything it would have declared.
    func checkReferences() {
        for reference in named {
            let codes = (declared[reference.space] ?? []).map(\.code)
            if codes.isEmpty || codes.contains(reference.code) { continue }
            let remedy =
                closestWord(to: reference.code, among: codes).map { "did you mean “\($0)”?" }
                ?? "declare it in \(reference.space.file), or name one of "
                + Set(codes).sorted().joined(separator: ", ")
            report(
                reference.file, reference.line,
                "there is no \(reference.space.noun) “\(reference.code)”", remedy)
        }
    }
}

// From bytes to YAML, with YAML's own complaints put our way.
extension PackageReader {
    private func mapping(of data: Data, in file: String) -> Node.Mapping? {
        guard let text = String(data: data, encoding: .utf8) else {
            report(file, 1, "the file is not UTF-8 text", "save it as UTF-8")
            return nil
        }
        do {
            guard let root = try compose(yaml: text) else {
                report(file, 1, "the file is empty", "write its keys, as in another package")
                return nil
            }
            guard let mapping = root.mapping else {
                report(
                    file, root.mark?.line ?? 1, "the file is not a list of keys",
                    "write `key: value` lines, as in another package")
                return nil
            }
            return mapping
        } catch {
            reportSyntax(error, in: file)
            return nil
        }
    }

    private func reportSyntax(_ error: any Error, in file: String) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _):
            // A quote that is never closed is found out at the end of the file: the context is
            // where it was opened.
            reportSyntax(problem, at: context?.mark ?? mark, in: file)
        case .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            reportSyntax(problem, at: mark, in: file)
        case .duplicatedKeysInMapping(let keys, let context):
            report(
                file, context.mark.line, "“\(keys.joined(separator: "”, “"))” is given twice",
                "keep one of them")
        default:
            report(file, 1, "the file cannot be read as YAML", "check that it is plain text")
        }
    }
    private func reportSyntax(_ problem: String, at mark: Mark, in file: String) {
        report(
            file, mark.line, "this is not YAML (\(problem))",
            "check the indentation, the colons and the quotes around column \(mark.column)")
    }
}
