/// A piece of a page. Whatever is interpolated is escaped by its type: text is text, and only
/// another `HTML` goes in as it is.
///
/// ```swift
/// let row: HTML = """
///     <td>\(school.name)</td>
///     """
/// ```
///
/// Escaping looks at UTF-8 bytes, not at characters: a quotation mark followed by a combining mark
/// is another character to Swift, and still a quotation mark to a browser. Always quote attributes.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
    /// The page as UTF-8.
    public private(set) var bytes: [UInt8]

    public init(stringLiteral literal: String) { bytes = Array(literal.utf8) }
    public init(stringInterpolation: Interpolation) { bytes = stringInterpolation.bytes }

    /// Text, escaped.
    public init(_ text: String) {
        bytes = []
        bytes.appendEscaped(text)
    }

    /// A file of Alongside's own as it is: the stylesheet, in a page that must open without a server.
    public init(own asset: Asset) { bytes = asset.bytes }

    public var isEmpty: Bool { bytes.isEmpty }
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Nothing yet, with room for so many bytes: a long list is written into one piece rather than
    /// put together from a thousand.
    init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Adds markup as it stands.
    mutating func write(_ markup: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Adds text, escaped.
    mutating func write(text: String) { bytes.appendEscaped(text) }

    public static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }

    public static func + (left: HTML, right: HTML) -> HTML {
        var both = left
        both += right
        return both
    }

    public struct Interpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            bytes.append(contentsOf: literal.utf8)
        }

        public mutating func appendInterpolation(_ text: String) { bytes.appendEscaped(text) }
        public mutating func appendInterpolation(_ html: HTML) {
            makeRoom(html.bytes.count)
            bytes += html.bytes
        }

        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { appendInterpolation(html) }
        }

        /// A page is put together from pieces much longer than what stands between them: growing
        /// with a long stride copies it once or twice, not each time that a piece comes.
        private mutating func makeRoom(_ count: Int) {
            let needed = bytes.count + count
            if needed > bytes.capacity { bytes.reserveCapacity(max(2 * needed, 4 * bytes.capacity)) }
        }
        public mutating func appendInterpolation(_ number: Int) {
            bytes.append(contentsOf: String(number).utf8)
        }

        /// Pieces one after another, with room made for all of them at once.
        public mutating func appendInterpolation(_ pieces: [HTML]) {
            makeRoom(pieces.reduce(0) { $0 + $1.bytes.count })
            for piece in pieces { bytes += piece.bytes }
        }

        /// Pieces one after another.
        public mutating func appendInterpolation(_ pieces: some Sequence<HTML>) {
            for piece in pieces { bytes += piece.bytes }
        }

        /// A piece only where a condition holds.
        public mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { appendInterpolation(html()) }
        }
    }
}

extension Optional where Wrapped == HTML {
    /// Nothing where there is nothing.
    public var orEmpty: HTML { self ?? "" }
}

extension Array where Element == UInt8 {
    /// Appends text with the five characters that mean something to a browser replaced. What lies
    /// between them is copied in one go: in most texts, all of it.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices where Self.isSpecial(bytes[index]) {
                append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                append(contentsOf: Self.escaped(bytes[index]).utf8)
                start = index + 1
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }

    /// Whether a byte is one of the five: all lie below 64, so one bit each in a word.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        let five: UInt64 = 1 << 34 | 1 << 38 | 1 << 39 | 1 << 60 | 1 << 62
        return byte < 64 && five >> UInt64(byte) & 1 == 1
    }

    private static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case 38: "&amp;"
        case 60: "&lt;"
        case 62: "&gt;"
        case 34: "&quot;"
        default: "&#39;"
        }
    }
}

extension DefaultStringInterpolation {
    /// Markup inside a text would be shown as the value it is. Two literals that a condition
    /// chooses between are texts unless one of them is told to be ``HTML``.
    @available(*, unavailable, message: "HTML goes into HTML: write `as HTML` after the literal.")
    public mutating func appendInterpolation(_ html: HTML) {}
}
