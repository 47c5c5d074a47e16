import Alongside
import Testing

/// Where a request is taken to come from.
@Suite struct ClientAddressTests {
    private func address(_ connection: String?, _ forwarded: [String] = [], _ proxies: Set<String> = []) -> String {
        ClientAddress.of(connection, forwarded: forwarded, trusting: proxies)
    }

    @Test func `the connection says so, whatever a header claims`() {
        #expect(address("203.0.113.9") == "203.0.113.9")
        #expect(address("203.0.113.9", ["198.51.100.1"]) == "203.0.113.9")
        #expect(address("::ffff:203.0.113.9") == "203.0.113.9")
        #expect(address(nil, ["198.51.100.1"]) == "unknown")
    }

    @Test func `a proxy that was named is believed, up to what it saw itself`() {
        let proxies: Set<String> = ["10.0.0.1", "10.0.0.2"]
        #expect(address("10.0.0.1", ["198.51.100.1"], proxies) == "198.51.100.1")
        #expect(address("10.0.0.1", ["1.2.3.4, 198.51.100.1, 10.0.0.2"], proxies) == "198.51.100.1")
        #expect(address("10.0.0.1", ["1.2.3.4", "198.51.100.1"], proxies) == "198.51.100.1")
        #expect(address("10.0.0.1", [], proxies) == "10.0.0.1")
        #expect(address("10.9.9.9", ["198.51.100.1"], proxies) == "10.9.9.9")
    }

    @Test func `an IPv6 network counts as one`() {
        #expect(address("2001:db8:1:2:3:4:5:6") == address("2001:db8:1:2:ffff::1"))
        #expect(address("2001:db8:1:2::1") != address("2001:db8:1:3::1"))
    }
}
