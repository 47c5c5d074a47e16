import Reckoning
import Testing

@Suite struct CodesTests {
    @Test(arguments: ["99999", "1000000", "012345", "12345x", "１２３４５６", "+12345", ""])
    func `a URN is six digits that do not start with nought`(text: String) {
        #expect(URN(text) == nil)
    }

    @Test func `a URN is read from its digits`() {
        #expect(URN("120765")?.number == 120_765)
        #expect(URN(100_000) != nil && URN(99_999) == nil)
    }

    @Test(arguments: [("nr11aa", "NR1 1AA"), (" NR99 1 aa", "NR99 1AA"), ("W1A0AX", "W1A 0AX")])
    func `a postcode forgives capitals and spaces`(given: String, text: String) {
        #expect(Postcode(given)?.text == text)
    }

    @Test(arguments: ["NR1", "", "Norwich", "12345", "NR1 AAA", "NR11 11A"])
    func `what cannot be a postcode is none`(text: String) {
        #expect(Postcode(text) == nil)
    }

    @Test func `the outward part of a postcode is what stands before the space`() {
        #expect(Postcode("NR99 1AA")?.outward == "NR99")
    }
}
