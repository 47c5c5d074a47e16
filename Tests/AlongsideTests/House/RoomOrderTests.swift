import Alongside
import Foundation
import Testing

/// A room uses only rooms listed before it.
@Suite struct RoomOrderTests {
    private static let order = ["Authority", "House", "Schema", "Outside"]
        + Rooms.all.map { String("\($0)".dropLast(4)) } + ["Demonstration"]

    private static let house = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Alongside")

    @Test func `a room names only what earlier rooms declare`() throws {
        let rooms = try Self.order.map { (name: $0, code: try Self.code($0)) }
        for (index, room) in rooms.enumerated() {
            let words = Set(room.code.matches(of: /\b[A-Z]\w+/).map { String($0.0) })
            for later in rooms.dropFirst(index + 1) {
                let own = Set(later.code.matches(of: /(?m)^(?:package |public )?(?:struct|enum|final class|class|protocol|actor) (\w+)/).map { String($0.1) })
                let mine = Set(room.code.matches(of: /(?:struct|enum|class|protocol|actor|case) (\w+)/).map { String($0.1) })
                let used = words.intersection(own).subtracting(mine)
                #expect(used.isEmpty, "\(room.name) uses \(used.sorted()) of \(later.name)")
            }
        }
    }

    @Test func `every folder of the house has its place in the order`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.house.path)
            .filter { !$0.hasSuffix(".swift") }
        #expect(Set(folders).isSubset(of: Set(Self.order)), "\(Set(folders).subtracting(Self.order))")
    }

    /// All code of a room, without comments and texts.
    private static func code(_ room: String) throws -> String {
        let folder = house.appendingPathComponent(room).path
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return "" }
        return try names.filter { $0.hasSuffix(".swift") }.map { name in
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            return text.replacing(/"""[\s\S]*?"""/, with: "").replacing(/\/\/[^\n]*/, with: "")
                .replacing(/"[^"\n]*"/, with: "")
        }.joined(separator: "\n")
    }
}
