import Foundation

@testable import Alongside

/// The real Norfolk package, found from this file.
enum NorfolkPackage {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Authorities/norfolk").path

    /// Read once for the whole run.
    static func load() throws -> Authority { try reading.get() }

    private static let reading = Result { try Authority.load(folder: folder) }
}
