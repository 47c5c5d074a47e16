import CPostgreSQL
import Foundation

/// One row of a libpq result, in text format.
struct PostgreSQLRow: RowSource {
    let result: OpaquePointer?
    let row: Int32

    var count: Int { Int(PQnfields(result)) }
    func isNull(_ index: Int) -> Bool { PQgetisnull(result, row, Int32(index)) == 1 }

    func integer(_ index: Int) -> Int64? {
        guard let bytes = bytes(index) else { return nil }
        if bytes.pointee == 116 { return 1 }  // a boolean: t
        if bytes.pointee == 102 { return 0 }  // or f
        return Int64(strtoll(bytes, nil, 10))
    }

    func real(_ index: Int) -> Double? { bytes(index).map { strtod($0, nil) } }
    func text(_ index: Int) -> String? { bytes(index).map { String(cString: $0) } }
    func boolean(_ index: Int) -> Bool? { bytes(index).map { $0.pointee == 116 } }

    func value(_ index: Int) -> SQLValue {
        guard let text = text(index) else { return .null }
        switch PQftype(result, Int32(index)) {
        case 16: return .boolean(text == "t")
        case 20, 21, 23: return Int64(text).map(SQLValue.integer) ?? .null
        case 700, 701, 1700: return Double(text).map(SQLValue.real) ?? .null
        default: return .text(text)
        }
    }

    private func bytes(_ index: Int) -> UnsafePointer<CChar>? {
        isNull(index) ? nil : UnsafePointer(PQgetvalue(result, row, Int32(index)))
    }
}
