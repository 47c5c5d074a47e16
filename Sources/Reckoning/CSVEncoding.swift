/// How a file writes its letters: the two that spreadsheets and the DfE's downloads use.
public enum CSVEncoding: Sendable, Hashable {
    case utf8
    case windows1252

    /// Text from bytes in this encoding.
    func text(_ bytes: ArraySlice<UInt8>) -> String {
        switch self {
        case .utf8: return String(decoding: bytes, as: UTF8.self)
        case .windows1252:
            if bytes.allSatisfy({ $0 < 128 }) { return String(decoding: bytes, as: UTF8.self) }
            var scalars = String.UnicodeScalarView()
            for byte in bytes { scalars.append(CSVEncoding.windows[Int(byte)]) }
            return String(scalars)
        }
    }

    /// Reads a source once through: UTF-8 where every byte of it fits, Windows-1252 otherwise.
    static func find(
        in source: CSVSource
    ) throws(CSVMistake) -> (encoding: CSVEncoding, bytes: Int, hasMark: Bool) {
        var (check, total, hasMark) = (UTF8Check(), 0, false)
        var buffer: [UInt8] = []
        while case let count = try source.fill(&buffer), count > 0 {
            if total == 0 {
                try refuse(buffer[..<count])
                hasMark = buffer[..<count].starts(with: [0xEF, 0xBB, 0xBF])
            }
            total += count
            if check.isValid { buffer.withUnsafeBytes { check.take($0[..<count]) } }
        }
        try source.rewind()
        return (check.isValid && check.isWhole ? .utf8 : .windows1252, total, hasMark)
    }

    private static func refuse(_ bytes: ArraySlice<UInt8>) throws(CSVMistake) {
        let start = Array(bytes.prefix(4))
        if start.starts(with: [0x1F, 0x8B]) || start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw .compressed
        }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { throw .utf16 }
        if start.count > 1, start[0] == 0 || start[1] == 0 { throw .utf16 }
    }

    /// Windows-1252, by byte. The five bytes that it leaves out stay control characters.
    private static let windows: [Unicode.Scalar] = {
        let special: [UInt32] = [
            0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
            0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
            0x2013,
            0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
        ]
        return (UInt32(0)...255).map { byte in
            let value = (0x80...0x9F).contains(byte) ? special[Int(byte) - 0x80] : byte
            return Unicode.Scalar(value) ?? "\u{FFFD}"
        }
    }()
}

/// Whether bytes that come in pieces are UTF-8: no overlong forms, no surrogates, nothing cut off.
struct UTF8Check {
    private(set) var isValid = true
    private var missing = 0
    private var (lowest, highest): (UInt8, UInt8) = (0x80, 0xBF)

    /// Whether the last letter is complete.
    var isWhole: Bool { missing == 0 }

    mutating func take(_ bytes: Slice<UnsafeRawBufferPointer>) {
        var (at, end) = (bytes.startIndex, bytes.endIndex)
        let base = bytes.base
        while at < end, isValid {
            if missing == 0 {
                // Eight ASCII bytes at once: most files are nothing else.
                while at + 8 <= end,
                    base.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080
                        == 0
                {
                    at += 8
                }
                if at == end { break }
            }
            take(base[at])
            at += 1
        }
        end = at
    }

    private mutating func take(_ byte: UInt8) {
        if missing > 0 {
            isValid = (lowest...highest).contains(byte)
            missing -= 1
            (lowest, highest) = (0x80, 0xBF)
            return
        }
        switch byte {
        case 0x00...0x7F: break
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, lowest) = (2, 0xA0)
        case 0xED: (missing, highest) = (2, 0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, lowest) = (3, 0x90)
        case 0xF4: (missing, highest) = (3, 0x8F)
        case 0xF1...0xF3: missing = 3
        default: isValid = false
        }
    }
}
