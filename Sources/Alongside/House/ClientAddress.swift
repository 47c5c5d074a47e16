import Foundation
import HTTPTypes

/// Where a request came from, as it is counted against guessing passwords.
///
/// The connection says so; a proxy's `X-Forwarded-For` is believed only where the connection comes
/// from a proxy that the operator named, and then only its last entry that is no such proxy itself:
/// what stands before it may have been written by anybody.
package enum ClientAddress {
    static let header = HTTPField.Name("X-Forwarded-For") ?? .from

    package static func of(
        _ connection: String?, forwarded: [String], trusting proxies: Set<String>
    ) -> String {
        guard let connection else { return "unknown" }
        let plain = unmapped(connection)
        guard proxies.contains(plain) else { return network(plain) }
        let hops = forwarded.joined(separator: ",").split(separator: ",").map { hop in
            unmapped(hop.trimmingCharacters(in: .whitespaces))
        }
        return network(hops.last { !proxies.contains($0) } ?? plain)
    }

    /// An IPv4 address that arrived dressed as IPv6.
    private static func unmapped(_ address: String) -> String {
        address.lowercased().hasPrefix("::ffff:") && address.contains(".")
            ? String(address.dropFirst(7)) : address
    }

    /// An address as it is counted: whole for IPv4, the network's half for IPv6, of which whoever
    /// has one address has 18 billion billion.
    static func network(_ address: String) -> String {
        var parts = in6_addr()
        guard address.contains(":"), inet_pton(AF_INET6, address, &parts) == 1 else {
            return String(address.prefix(64))
        }
        return withUnsafeBytes(of: parts) { bytes in
            bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ".")
        }
    }
}
