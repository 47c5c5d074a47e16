import Foundation
import Pages
import Testing

struct LayoutTests {
    private let layout = Layout(
        authority: "Norfolk",
        navigation: [Link("Today", "/"), Link("Schools", "/schools"), Link("Planning", "/plans")],
        person: nil, signOut: "", band: nil, printed: "")

    private func marked(_ page: Page, at path: String) -> [String] {
        layout.html(page, at: path).text.components(separatedBy: #"" aria-current="page">"#).dropFirst()
            .map { String($0.prefix { $0 != "<" }) }
    }

    @Test func `a page's place is marked: by its address, or by the first page above it`() {
        #expect(marked(Page("Planning", "<h1>Planning</h1>"), at: "/plans") == ["Planning"])
        #expect(marked(Page("A plan", "<h1>A plan</h1>"), at: "/plans/1") == ["Planning"])
        let placement = Page(
            "A meeting", above: [Link("Planning", "/plans"), Link("A plan", "/plans/1")], "<h1>A meeting</h1>")
        #expect(marked(placement, at: "/placements/7") == ["Planning"])
        #expect(marked(Page("Help", "<h1>Help</h1>"), at: "/help").isEmpty)
        #expect(marked(Page("Plants", "<h1>Plants</h1>"), at: "/plansandmore").isEmpty)
    }
}
