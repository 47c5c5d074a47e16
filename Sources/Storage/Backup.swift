import Foundation
import Reckoning

/// Backups: one SQLite file with everything in it, from either engine.
///
/// A backup is taken at one moment while people go on working, is checked (the audit chain and
/// the count of every table) before it takes its name, and can be put back into an empty database
/// of either engine.
public enum Backup {
    public enum Trouble: Error, CustomStringConvertible {
        case exists(String)
        case notEmpty
        case missing(String)
        case broken(String)

        public var description: String {
            switch self {
            case .exists(let path): "There is a file at \(path) already. Choose another name."
            case .notEmpty: "The database holds something already. Restore into an empty one."
            case .missing(let path): "There is no backup at \(path)."
            case .broken(let what): "The backup is not whole, and nothing was restored: \(what)"
            }
        }
    }

    /// Takes a backup of a store into a file that must not exist yet.
    public static func take(
        of store: Store, to path: String, migrations: [Migration],
        progress: @escaping @Sendable (Copying.Tally) -> Void = { _ in }
    ) async throws -> [Copying.Tally] {
        guard !FileManager.default.fileExists(atPath: path) else { throw Trouble.exists(path) }
        let draft = path + ".part"
        clear(draft)
        let target = try Store(draft)
        do {
            _ = try await target.migrate(migrations)
            let tallies = try await Copying.copy(from: store, to: target, progress: progress)
            try await check(target)
            try target.driver.settle()
            target.close()
            try FileManager.default.moveItem(atPath: draft, toPath: path)
            clear(draft)
            return tallies
        } catch {
            target.close()
            clear(draft)
            throw error
        }
    }

    /// Puts a backup back into an empty store, after checking that the backup is whole.
    public static func restore(
        _ path: String, into store: Store, migrations: [Migration],
        progress: @escaping @Sendable (Copying.Tally) -> Void = { _ in }
    ) async throws -> [Copying.Tally] {
        guard FileManager.default.fileExists(atPath: path) else { throw Trouble.missing(path) }
        let folder = try copyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let copy = folder.appendingPathComponent("backup.sqlite").path
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy)
        let source: Store
        do {
            source = try Store(copy)
        } catch {
            throw Trouble.broken("\(path) is no backup (\(error))")
        }
        defer { source.close() }
        do {
            _ = try await source.migrate(migrations)
            try await check(source)
        } catch let error as StorageError {
            throw Trouble.broken("\(error)")
        }
        _ = try await store.migrate(migrations)
        guard try await store.read({ try $0.count("SELECT count(*) FROM audit") }) == 0 else {
            throw Trouble.notEmpty
        }
        let tallies = try await Copying.copy(from: source, to: store, progress: progress)
        try await check(store)
        return tallies
    }

    /// Where the backup is read from: it may lie on a disk that cannot be written to, and an older
    /// one is brought up to date before it is copied, which must not change it.
    private static func copyFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("alongside-restore-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        return folder
    }

    private static func check(_ store: Store) async throws {
        if store.engine == .sqlite {
            let words: String? = try await store.read { try $0.value("PRAGMA integrity_check") }
            guard words == "ok" else { throw Trouble.broken(words ?? "unreadable") }
        }
        let finding = try await store.snapshot(AuditChain.check)
        guard finding.isWhole else { throw Trouble.broken("\(finding)") }
    }

    private static func clear(_ path: String) {
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }
}
