import CPublic

/// A file that every visitor may have: the stylesheet, the script, a picture. It is in the program
/// itself, put there as it is built, so that nothing has to be installed beside it.
///
/// ```swift
/// Asset.style.address          // "/public/style.css?v=9ae16a3b2f90404f"
/// Asset.named("icon.svg")?.mediaType // "image/svg+xml"
/// ```
public struct Asset: Sendable {
    public let name: String
    public let mediaType: String
    public let bytes: [UInt8]
    /// Changes when the bytes do: FNV-1a, 64 bits. It tells versions apart; it is no signature.
    public let mark: String

    /// Where it is fetched. The mark makes each version another address, to be kept for ever.
    public var address: String { "/public/\(name)?v=\(mark)" }

    /// The mark as HTTP's entity tag, in quotation marks.
    public var tag: String { "\"\(mark)\"" }

    /// Every file there is, read once.
    public static let all: [Asset] = (0..<alongside_public_count()).map(Asset.init(index:))

    public static let style = present("style.css")
    public static let script = present("app.js")
    public static let icon = present("icon.svg")

    /// The file of this name, exactly as it stands in `Public/`.
    public static func named(_ name: String) -> Asset? { all.first { $0.name == name } }

    init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        mediaType = Asset.mediaType(of: name)
        mark = Asset.mark(of: bytes)
    }

    private init(index: Int) {
        let bytes = UnsafeBufferPointer(
            start: alongside_public_bytes(index), count: alongside_public_length(index))
        self.init(name: String(cString: alongside_public_name(index)), bytes: Array(bytes))
    }

    private static func present(_ name: String) -> Asset {
        named(name) ?? Asset(name: name, bytes: [])
    }

    private static func mediaType(of name: String) -> String {
        let types = [
            "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
            "svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon",
        ]
        let end = name.split(separator: ".").last.map(String.init) ?? ""
        return types[end] ?? "application/octet-stream"
    }

    static func mark(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
