import Reckoning
import Testing

@Suite struct TelephoneNumberTests {
    @Test(arguments: [
        "01603 222300", "01603222300", "(01603) 222300", "+44 1603 222300", "+44 (0)1603 222300",
        "0044 1603 222300", "0044 (0) 1603 222300", "+44 01603 222300", "441603222300", "1603 222300",
        "01603-222-300", "01603.222.300", "01603 222300 ext. 239", "01603 222300 x12", "01603 222300 #4",
        "01603 222300 option 2", " 01603\u{A0}222300 ", "+44\u{2013}1603\u{2013}222300",
    ])
    func `a number is the same however it is written`(text: String) {
        #expect(TelephoneNumber(text)?.text == "+441603222300")
    }

    @Test(arguments: ["", "222300", "ring me", "ext 12", "0800", "+1", "01603 22230o", "12345678901234567890"])
    func `what is not a whole number is none`(text: String) {
        #expect(TelephoneNumber(text) == nil)
    }

    @Test func `a number of another country keeps its code`() {
        #expect(TelephoneNumber("+353 1 234 5678")?.text == "+35312345678")
        #expect(TelephoneNumber("07700 900123")?.text == "+447700900123")
    }

    @Test(arguments: [
        ("01603 222300 / 07700 900123", ["+441603222300", "+447700900123"]),
        ("01603 222300/1", ["+441603222300", "+441603222301"]),
        ("01603 222300 or 222301", ["+441603222300", "+441603222301"]),
        ("01603 222300 ext 12/13", ["+441603222300"]),
        ("01603 222300, +44 1603 222300", ["+441603222300"]),
        ("mum's work", []),
    ])
    func `every number that is written is found`(text: String, numbers: [String]) {
        #expect(TelephoneNumber.all(in: text).map(\.text) == numbers)
    }
}
