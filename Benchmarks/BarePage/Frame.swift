import Pages

/// What stands around every page, as Alongside writes it.
struct Frame {
    let words: Words
    let title: String
    var above: [(name: String, to: String)] = []
    var isPublic = false

    func page(_ main: HTML) -> HTML {
        let crumbs = above.map { #"<li><a href="\#($0.to)">\#($0.name)</a></li>"# as HTML }
        return """
            <!doctype html>
            <html lang="en-GB"><head><meta charset="utf-8">
            <title>\(title) - Alongside - \(words.authority)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="same-origin">
            <link rel="stylesheet" href="/public/style.css?v=0000000000000000"><link rel="icon" href="/public/icon.svg?v=0000000000000000">
            <script src="/public/app.js?v=0000000000000000" defer></script></head>
            <body><a class="skip" href="#main">Skip to main content</a>
            <header class="masthead"><div class="inner">
            <a class="brand" href="/"><strong>Alongside</strong> <span>\(words.authority)</span></a>
            \(isPublic ? Frame.signIn : Frame.signedIn)
            <aside class="band" aria-label="Demonstration"><p class="inner">Demonstration county. The schools, people and children are invented.</p></aside>
            <div class="inner\(isPublic ? "" : " wide")">\(if: !above.isEmpty, #"<nav class="crumbs" aria-label="Breadcrumb"><ol>\#(crumbs)</ol></nav>"#)
            <main id="main" tabindex="-1">
            \(main)
            </main></div>
            <footer class="foot"><div class="inner"><ul>
            <li><a href="/help">Help</a></li><li><a href="/privacy">Privacy</a></li><li><a href="/accessibility">Accessibility</a></li></ul>
            <p class="printed">Printed\(isPublic ? "" : " by Nobody") on \(Today.long(Today.day)) at 10am</p></div></footer></body></html>
            """
    }

    private static let signIn: HTML = """
        <div class="who"><a href="/sign-in">Sign in</a></div></div></header>
        <nav class="nav" aria-label="Main"><ul class="inner"><li><a href="/find-my-zone" aria-current="page">Find my zone</a></li><li><a href="/support-line">Support line</a></li></ul></nav>
        """
    private static let signedIn: HTML = """
        <div class="who"><span>Nobody, County lead</span><a href="/account">Account</a>
        <form method="post" action="/sign-out"><input type="hidden" name="_token" value="0000000000000000000000000000000000000000000"><button class="link">Sign out</button></form></div></div></header>
        <nav class="nav" aria-label="Main"><ul class="inner"><li><a href="/today">Today</a></li><li><a href="/schools" aria-current="page">Schools</a></li><li><a href="/meetings">Meetings</a></li><li><a href="/support">Support</a></li><li><a href="/plans">Planning</a></li><li><a href="/find-my-zone">Find my zone</a></li></ul></nav>
        """
}

func tag(_ words: String, _ colour: String) -> HTML {
    #"<strong class="tag tag-\#(colour)">\#(words)</strong>"#
}

/// A line of a list of things to do.
func todo(_ to: String, _ words: String, _ hint: String, _ tag: HTML) -> HTML {
    """
    <li><div><a href="\(to)">\(words)</a>\(if: !hint.isEmpty, #"<span class="hint">\#(hint)</span>"#)</div> \(tag)</li>
    """
}

/// A list under its heading, or what stands in its place.
func board(_ heading: String, _ lines: [HTML], _ empty: HTML) -> HTML {
    if lines.isEmpty { return #"<h2>\#(heading)</h2><p class="empty">\#(empty)</p>"# }
    return """
        <h2>\(heading) <span class="soft">\(lines.count)</span></h2><ul class="tasks">\(lines)</ul>
        """
}

/// The roles of a zone's team with who holds them.
func team(_ people: [(role: String, name: String)], _ words: Words) -> HTML {
    let roles = words.team.map { role -> HTML in
        let names = people.filter { $0.role == role.role }.map(\.name).joined(separator: ", ")
        return """
            <div><dt>\(role.name)</dt><dd>\(if: !names.isEmpty, "<strong>\(names)</strong><br>")\(role.does). <span class="hint">\(role.reach)</span></dd></div>
            """
    }
    return #"<dl class="summary">\#(roles)</dl>"#
}
