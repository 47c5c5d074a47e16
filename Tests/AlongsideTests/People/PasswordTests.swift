import Alongside
import Storage
import Testing

@Suite struct PasswordTests {
    /// The second vector of RFC 7914, section 12: "password", "NaCl", N 1024, r 8, p 16.
    @Test func `scrypt gives what its specification says`() throws {
        let key = try Password.derive(
            "password", salt: Array("NaCl".utf8), cost: 1024, blockSize: 8, parallelism: 16,
            length: 64)
        let expected = """
            fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162\
            2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
            """
        #expect(key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == expected)
    }

    @Test func `a password is found again in what was stored`() throws {
        let password = try Password("heron over still water", cost: 16)
        let read = try #require(Password(stored: password.stored))
        #expect(read == password)
        #expect(try read.matches("heron over still water"))
        #expect(try !read.matches("heron over still wate"))
        #expect(password.stored.hasPrefix("scrypt$16$8$1$"))
    }

    @Test func `the same password is stored differently each time`() throws {
        #expect(try Password("the same", cost: 16).stored != Password("the same", cost: 16).stored)
    }

    @Test func `two ways of typing an accent are one password`() throws {
        let password = try Password("caf\u{E9} by the staithe", cost: 16)
        #expect(try password.matches("cafe\u{301} by the staithe"))
    }

    @Test func `what is no stored password is none`() {
        for text in [
            "", "none", "scrypt$16$8$1$", "bcrypt$16$8$1$AA==$AA==", "scrypt$x$8$1$AA==$AA==",
        ] {
            #expect(Password(stored: text) == nil)
        }
    }

    @Test func `where too many wait, the next is told so at once`() async throws {
        let threads = PasswordThreads(count: 1, limit: 1)
        let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    do {
                        _ = try await threads.run { try Password("slow", cost: 1 << 12) }
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: [true: 0, false: 0]) { $0[$1, default: 0] += 1 }
        }
        #expect(results[true, default: 0] >= 1)
        #expect(results[false, default: 0] >= 1)
    }
}
