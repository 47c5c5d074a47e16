import Alongside
import AlongsideTesting
import Foundation
import Storage
import Testing

@Suite struct BackupTests {
    @Test(arguments: TestDatabase.engines, TestDatabase.engines)
    func `a backup put back into either database is the same authority`(
        _ from: Engine, _ to: Engine
    ) async throws {
        try await withBackup(of: from) { path, before in
            try await TestHouse.with(to, migrating: []) { test in
                let after = try await Backup.restore(path, into: test.store, migrations: Schema.steps)
                #expect(after == before)
                #expect(try await test.store.read(AuditChain.check).isWhole)
                #expect(try await names(test.store) == Cast.everyone.map(\.name).sorted())
                let beside = ["-wal", "-shm"].filter { FileManager.default.fileExists(atPath: path + $0) }
                #expect(beside.isEmpty, "the backup is only read")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a backup is not put over a database that holds something`(_ engine: Engine) async throws {
        try await withBackup(of: .sqlite) { path, _ in
            try await TestHouse.with(engine) { test in
                try await test.store.write(as: "somebody") { $0.note("Act", "thing:1") }
                await #expect(throws: Backup.Trouble.self) {
                    _ = try await Backup.restore(path, into: test.store, migrations: Schema.steps)
                }
            }
        }
    }

    @Test func `a backup with a flipped bit is refused`() async throws {
        try await withBackup(of: .sqlite) { path, _ in
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            let needle = Data("somebody".utf8)
            let place = try #require(bytes.range(of: needle, options: .backwards))
            bytes[place.lowerBound] ^= 1
            try bytes.write(to: URL(fileURLWithPath: path))
            try await TestHouse.with(.sqlite, migrating: []) { test in
                await #expect(throws: Backup.Trouble.self) {
                    _ = try await Backup.restore(path, into: test.store, migrations: Schema.steps)
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an export has every row and no secret`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let folder = NSTemporaryDirectory() + "alongside-export-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let tallies = try await Export.write(test.store, to: folder)
            let accounts = try String(contentsOfFile: folder + "/account.jsonl", encoding: .utf8)
            #expect(accounts.split(separator: "\n").count == Cast.everyone.count)
            #expect(!accounts.contains("password"))
            #expect(tallies.first { $0.table == "account" }?.rows == Cast.everyone.count)
        }
    }

    private func withBackup(
        of engine: Engine, _ body: (String, [Copying.Tally]) async throws -> Void
    ) async throws {
        let path = NSTemporaryDirectory() + "alongside-\(UUID().uuidString).backup"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await test.store.write(as: "somebody") { $0.note("Act", "thing:1") }
            let tallies = try await Backup.take(of: test.store, to: path, migrations: Schema.steps)
            try await body(path, tallies)
        }
    }

    private func names(_ store: Store) async throws -> [String] {
        try await store.read { try $0.values("SELECT name FROM person ORDER BY name") }
    }
}
