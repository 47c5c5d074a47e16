import Pages
import Testing

@Suite struct HTMLTests {
    @Test func `text is escaped and pieces of pages are not`() {
        let name = #"<b>"Zoë" & 'Co'</b>"#
        let html: HTML = "<p>\(name)</p>"
        #expect(html.text == "<p>&lt;b&gt;&quot;Zoë&quot; &amp; &#39;Co&#39;&lt;/b&gt;</p>")
        let outer: HTML = "<div>\(html)</div>"
        #expect(outer.text == "<div>\(html.text)</div>")
    }

    @Test func `a quotation mark joined to another mark is still escaped`() {
        for mark in ["\u{301}", "\u{200D}", "\u{FE0F}"] {
            let html: HTML = #"<input title="\#("\"\(mark) onfocus=alert(1) x=\"")">"#
            #expect(!html.text.contains("\"\(mark)"))
            #expect(html.text.utf8.filter { $0 == 34 }.count == 2)
        }
    }
}
