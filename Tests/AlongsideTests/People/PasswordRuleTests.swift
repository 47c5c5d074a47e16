import Alongside
import Testing

/// Which passwords are taken.
@Suite struct PasswordRuleTests {
    private let names = ["dawn.reed", "Dawn Reed", "Norfolk County Council"]

    private func isTaken(_ password: String) -> Bool {
        PasswordRule.objection(to: password, names: names) == nil
    }

    @Test(arguments: [
        "heron over still water", "kettle-moth-violin", "Zw9!kq#Lp2vX", "tea at the quay at six",
        "mudflat7turnstone", "🦆🌧️ over the reeds tonight", "alongside demo heronry",
        "thirteenblackbuoys",
    ])
    func `a long password that is nobody's first guess is taken`(_ password: String) {
        #expect(isTaken(password))
    }

    @Test(arguments: [
        "short", "elevenchars", "passwordpassword", "Password1234", "P@55w0rd2025!", "qwertyuiop12",
        "123456789012", "abcdefghijkl", "aaaaaaaaaaaa", "abcabcabcabc", "ababababababab",
        "dawn.reed.2025", "DawnReed1980!", "norfolknorfolk1", "alongside2025!", "Alongside-Norfolk",
        "summer2025!!!", "sendco123456", "1qaz2wsx3edc", "zxcvbnm,./123", "liverpool1892", "iloveyou123456",
        "letmein letmein", "september2025", "monkeydragon99",
    ])
    func `a short or a common one is refused`(_ password: String) {
        #expect(!isTaken(password))
    }

    @Test func `length is counted in characters as people see them, however they are typed`() {
        let composed = "caf\u{E9}s on t\u{E9}rn"
        let decomposed = "cafe\u{301}s on te\u{301}rn"
        #expect(composed.count == 13)
        #expect(isTaken(composed) == isTaken(decomposed))
        #expect(!isTaken("e\u{301}e\u{301}u\u{308}o\u{308}a\u{30A}n\u{303}"))
    }

    @Test func `up to 200 characters are taken, and no more`() {
        let long = String(repeating: "wader mallet orchid ", count: 9) + "and a last plum tarts"
        #expect(long.count <= 201)
        #expect(isTaken(String(long.prefix(200))))
        #expect(!isTaken(long + "more than that"))
    }

    @Test func `a password that is made up is always taken`() {
        for _ in 0..<200 { #expect(isTaken(Password.madeUp())) }
    }
}
