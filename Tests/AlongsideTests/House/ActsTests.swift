import Alongside
import AlongsideTesting
import Foundation
import Testing

/// What every act must have.
@Suite struct ActsTests {
    @Test func `every act has a name, a door and a right of its own`() {
        let acts = Rooms.acts
        #expect(Set(acts.map(\.name)).count == acts.count)
        #expect(Set(acts.map(\.api)).count == acts.count)
        for act in acts {
            #expect(act.api.hasPrefix("/api/"), "\(act.name)")
            #expect(act.summary.hasSuffix("."), "\(act.name)")
        }
    }

    @Test func `every act is written down with its story, and tested`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let sources = try swift(under: root.appendingPathComponent("Sources/Alongside"))
        let tests = try swift(under: root.appendingPathComponent("Tests/AlongsideTests"))
            .filter { $0.name != "AccessTests.swift" }
        for act in Rooms.acts {
            let file = sources.first { $0.name == "\(act.name).swift" }
            #expect(file?.text.contains("/// WHEN ") == true, "\(act.name) has no story in a file of its name")
            #expect(tests.contains { $0.text.contains(act.name) }, "\(act.name) has no test")
        }
    }

    private func swift(under folder: URL) throws -> [(name: String, text: String)] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.map {
            ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
        }
    }
}
