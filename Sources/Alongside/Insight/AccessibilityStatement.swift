import Pages
import Reckoning

/// The accessibility statement, in the form that the Public Sector Bodies (Websites and Mobile
/// Applications) (No. 2) Accessibility Regulations 2018 ask for. Its days come from whoever runs
/// the site: a statement that nobody has dated says so.
enum AccessibilityStatement {
    static func page(_ visit: Visit) -> Page {
        let (authority, settings) = (visit.authority, visit.house.settings)
        return Page(
            "Accessibility statement",
            """
            <h1>Accessibility statement for Alongside</h1>
            \(if: settings.isDemonstration, invented)
            <p>This website is run by \(authority.name). We want as many people as possible to be \
            able to use it. You should be able to:</p>
            \(Part.list([
                "zoom in up to 400% without the text spilling off the screen",
                "use all of it with a keyboard alone, or with speech recognition",
                "listen to all of it with a screen reader",
                "use all of it with JavaScript turned off",
            ]))
            <h2>If you cannot read something here</h2>
            <p>Ring the \(authority.line.name) on \(authority.line.number) and say what you need and in \
            which form: large print, easy read, audio or Braille. Tell us in the same way if you \
            find something that is not accessible.</p>
            <h2>Enforcement</h2>
            <p>The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies \
            (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are \
            not happy with how we answer, contact the \
            <a href="https://www.equalityadvisoryservice.com">Equality Advisory and Support Service</a>.</p>
            <h2>Technical information about this website’s accessibility</h2>
            <p>\(authority.name) is committed to making its website accessible, in accordance with \
            those regulations.</p>
            <h3>Compliance status</h3>
            <p>This website is meant to comply with the Web Content Accessibility Guidelines \
            version 2.2, level AA. Its pages are tested by machine and by keyboard as it is \
            built; it has not been audited by people who use assistive technology. \
            We know of no part that does not comply.</p>
            <h2>Preparation of this statement</h2>
            <p>\(days(settings))</p>
            """)
    }

    private static var invented: HTML {
        Part.inset(
            """
            <p>This is a demonstration. The schools, people and children are invented, and this \
            statement shows what a council that uses Alongside would publish.</p>
            """)
    }

    private static func days(_ settings: HouseSettings) -> HTML {
        guard let prepared = settings.statementPrepared else {
            return """
                This statement has not been dated yet. Whoever runs this website gives the day \
                on which it was prepared and the day on which it was last reviewed.
                """
        }
        let reviewed = settings.statementReviewed ?? prepared
        return """
            This statement was prepared on \(prepared.short). It was last reviewed on \
            \(reviewed.short).
            """
    }
}
