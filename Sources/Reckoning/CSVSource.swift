import Foundation

/// Where the bytes of a file come from, piece by piece, from the start as often as it is rewound.
final class CSVSource {
    private let path: String
    private let file: UnsafeMutablePointer<FILE>?
    private var bytes: [UInt8]?
    private var isTaken = false
    private static let pieceSize = 1 << 16

    init(path: String) throws(CSVMistake) {
        guard let file = fopen(path, "rb") else { throw .unreadable(path: path) }
        self.path = path
        self.file = file
    }

    init(bytes: [UInt8]) {
        path = ""
        file = nil
        self.bytes = bytes
    }

    deinit { if let file { fclose(file) } }

    /// Puts the next piece into a buffer and says how long it is: 0 at the end.
    func fill(_ buffer: inout [UInt8]) throws(CSVMistake) -> Int {
        guard let file else {
            buffer = isTaken ? [] : bytes ?? []
            isTaken = true
            return buffer.count
        }
        if buffer.isEmpty { buffer = Array(repeating: 0, count: CSVSource.pieceSize) }
        let count = buffer.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, file) }
        if count == 0, ferror(file) != 0 { throw .unreadable(path: path) }
        return count
    }

    func rewind() throws(CSVMistake) {
        isTaken = false
        guard let file else { return }
        if fseek(file, 0, SEEK_SET) != 0 { throw .unreadable(path: path) }
    }
}

/// The bytes that mean something in a CSV file.
enum Byte {
    static let lineFeed: UInt8 = 10
    static let carriageReturn: UInt8 = 13
    static let quote: UInt8 = 34
    static let comma: UInt8 = 44

    /// Whether a plain run of text ends here.
    static func ends(_ byte: UInt8) -> Bool {
        byte == comma || byte == quote || byte == lineFeed || byte == carriageReturn
    }

    static func place(
        of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
    ) -> Int? {
        guard start < end, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), end - start)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
