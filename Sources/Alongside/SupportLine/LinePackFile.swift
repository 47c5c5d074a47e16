import Pages
import Reckoning
import Storage

extension LinePack {
    /// The pack as a file that opens without a server: its style is in it.
    package var file: HTML {
        let time = authority.timeZone.localTime(of: now).long
        return """
            <!doctype html>
            <html lang="en-GB"><head><meta charset="utf-8">
            <title>The line’s pack, \(time)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>\(HTML(own: Asset.style))</style></head>
            <body><div class="inner wide"><main id="main">
            <h1>\(authority.line.name): pack, \(time)</h1>
            <p>It names callers and their numbers. Keep it as you keep the calls; shred it at the end of \
            the day.</p>
            \(all)
            </main></div></body></html>
            """
    }
}

extension Person {
    /// Whoever makes the pack at the server, where there is no account to be signed in with.
    package static let lineAtServer = Person(
        id: Person.system.id, name: Person.system.name,
        posts: [Post(.lineAdviser, PostScope(.county), from: Day(number: 0))])
}
