/// A page as a room makes it: its title and what stands on it. The layout around it is the house's.
public struct Page: Sendable {
    public var title: String
    public var body: HTML
    /// Where this page stands: the pages above it, nearest last.
    public var above: [Link]
    /// Boards and wide tables may use the whole width; text keeps to a column.
    public var isWide: Bool
    public var status: Int
    /// A quiet line above the heading, after an act was done: "The concern was raised."
    public var notice: String?
    /// Where it shows work that goes on: after how many seconds a browser asks for it again.
    public var refreshSeconds: Int?

    public init(
        _ title: String, above: [Link] = [], wide: Bool = false, status: Int = 200,
        notice: String? = nil, _ body: HTML
    ) {
        self.title = title
        self.above = above
        self.isWide = wide
        self.status = status
        self.notice = notice
        self.body = body
    }
}

/// A place to go and its words.
public struct Link: Sendable {
    public let words: String
    public let to: String

    public init(_ words: String, _ to: String) {
        self.words = words
        self.to = to
    }

    public var html: HTML {
        var link = HTML(capacity: to.utf8.count + words.utf8.count + 24)
        write(into: &link)
        return link
    }

    func write(into html: inout HTML) {
        html.write(#"<a href=""#)
        html.write(text: to)
        html.write(#"">"#)
        html.write(text: words)
        html.write("</a>")
    }
}

/// What stands around every page.
public struct Layout: Sendable {
    public var authority: String
    public var navigation: [Link]
    /// The name and post of whoever is signed in.
    public var person: String?
    public var signOut: HTML
    /// A band on every page of a demonstration.
    public var band: String?
    public var printed: String

    public init(
        authority: String, navigation: [Link], person: String?, signOut: HTML, band: String?,
        printed: String
    ) {
        self.authority = authority
        self.navigation = navigation
        self.person = person
        self.signOut = signOut
        self.band = band
        self.printed = printed
    }

    public func html(_ page: Page, at path: String) -> HTML {
        var items = HTML(capacity: 70 * navigation.count)
        for link in navigation {
            let isBelow = link.to != "/" && path.utf8.dropFirst(link.to.utf8.count).first == UInt8(ascii: "/")
            let isHere =
                path == link.to || isBelow && path.hasPrefix(link.to) || page.above.first?.to == link.to
            items.write(#"<li><a href=""#)
            items.write(text: link.to)
            items.write(isHere ? #"" aria-current="page">"# : #"">"#)
            items.write(text: link.words)
            items.write("</a></li>")
        }
        let title = (page.status == 422 ? "Error: " : "") + page.title
        var html = HTML(capacity: page.body.bytes.count + 4_096)
        html += """
            <!doctype html>
            <html lang="en-GB"><head><meta charset="utf-8">
            <title>\(title) - Alongside - \(authority)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="same-origin">
            <link rel="stylesheet" href="\(Asset.style.address)"><link rel="icon" href="\(Asset.icon.address)">
            <script src="\(Asset.script.address)" defer></script></head>
            <body><a class="skip" href="#main">Skip to main content</a>
            <header class="masthead"><div class="inner">
            <a class="brand" href="/"><strong>Alongside</strong> <span>\(authority)</span></a>
            \(who)</div></header>
            \(if: !navigation.isEmpty, #"<nav class="nav" aria-label="Main"><ul class="inner">\#(items)</ul></nav>"#)
            \(band.map { #"<aside class="band" aria-label="Demonstration"><p class="inner">\#($0)</p></aside>"# }.orEmpty)
            <div class="inner\(page.isWide ? " wide" : "")">\(crumbs(page))
            <main id="main" tabindex="-1">\(page.notice.map { #"<p class="notice" role="status">\#($0)</p>"# }.orEmpty)

            """
        html += page.body
        html += """

            </main></div>
            <footer class="foot"><div class="inner"><ul>
            <li><a href="/help">Help</a></li><li><a href="/privacy">Privacy</a></li>\
            <li><a href="/accessibility">Accessibility</a></li></ul>
            <p class="printed">\(printed)</p></div></footer></body></html>
            """
        return html
    }

    private var who: HTML {
        person.map { #"<div class="who"><span>\#($0)</span>\#(signOut)</div>"# }
            ?? #"<div class="who"><a href="/sign-in">Sign in</a></div>"#
    }

    private func crumbs(_ page: Page) -> HTML {
        guard !page.above.isEmpty else { return "" }
        let items = page.above.map { link -> HTML in "<li>\(link.html)</li>" }
        return #"<nav class="crumbs" aria-label="Breadcrumb"><ol>\#(items)</ol></nav>"#
    }
}
