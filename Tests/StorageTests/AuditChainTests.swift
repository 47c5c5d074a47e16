import AlongsideTesting
import Reckoning
import Storage
import Testing

@Suite struct AuditChainTests {
    @Test(arguments: TestDatabase.engines)
    func `the database refuses to change the audit log`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await write(3, test.store)
            await #expect(throws: (any Error).self) {
                try await test.store.keep { try $0.run("UPDATE audit SET act = 'X' WHERE seq = 2") }
            }
            await #expect(throws: (any Error).self) {
                try await test.store.keep { try $0.run("DELETE FROM audit WHERE seq = 2") }
            }
            let finding = try await test.store.read(AuditChain.check)
            #expect(finding.isWhole)
        }
    }

    @Test(
        arguments: TestDatabase.engines,
        [
            ("UPDATE audit SET act = 'Other' WHERE seq = 3", 3, "altered"),
            ("DELETE FROM audit WHERE seq = 3", 3, "removed"),
            ("DELETE FROM audit WHERE seq = 5", 5, "removed"),
            ("UPDATE audit SET seq = CASE seq WHEN 2 THEN 103 ELSE 102 END WHERE seq IN (2, 3)", 2, ""),
        ])
    func `a line that was tampered with is found and named`(
        _ engine: Engine, _ tampering: (sql: String, seq: Int, what: String)
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await write(5, test.store)
            try await test.store.keep { writing in
                try writing.connection.script(lift(engine))
                try writing.connection.script(tampering.sql)
                try writing.connection.script("UPDATE audit SET seq = seq - 100 WHERE seq > 100")
            }
            let finding = try await test.store.read(AuditChain.check)
            guard case .broken(let seq, let what) = finding else {
                Issue.record("not found: \(tampering.sql)")
                return
            }
            #expect(seq == tampering.seq)
            #expect(tampering.what.isEmpty || what.contains(tampering.what))
        }
    }

    private func write(_ count: Int, _ store: Store) async throws {
        for index in 1...count {
            try await store.write(as: "somebody") { $0.note("Act\(index)", "thing:\(index)") }
        }
    }

    private func lift(_ engine: Engine) -> String {
        engine == .sqlite
            ? "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete"
            : "DROP TRIGGER audit_append_only ON audit"
    }
}
