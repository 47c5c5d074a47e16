import Reckoning

/// The parts that pages are made of, in the patterns that council officers know.
public enum Part {
    /// A state, as a word in a tag: never colour alone.
    public static func tag(_ words: String, _ colour: Colour) -> HTML {
        #"<strong class="tag tag-\#(colour.rawValue)">\#(words)</strong>"#
    }

    /// One colour a meaning, everywhere: grey planned; blue open; purple waiting; green done;
    /// amber due soon; red overdue or refused.
    public enum Colour: String, Sendable {
        case grey, blue, purple, green, amber, red
    }

    /// Facts with their names.
    public static func summary(_ rows: [(String, HTML)]) -> HTML {
        var lines = HTML(capacity: rows.reduce(40) { $0 + $1.0.utf8.count + $1.1.bytes.count + 40 })
        lines.write(#"<dl class="summary">"#)
        for row in rows {
            lines.write("<div><dt>")
            lines.write(text: row.0)
            lines.write("</dt><dd>")
            lines += row.1
            lines.write("</dd></div>")
        }
        lines.write("</dl>")
        return lines
    }

    /// A table that scrolls inside its own region where the screen is narrow.
    ///
    /// The caption also names the region, so that it must differ within a page. `numbers` are the
    /// columns (from 0) that hold figures, which are set to the right.
    public static func table(
        _ caption: String, _ heads: [String], _ rows: [[HTML]], numbers: Set<Int> = []
    ) -> HTML {
        var head = HTML(capacity: 40 * heads.count)
        for (index, words) in heads.enumerated() {
            head.write(numbers.contains(index) ? #"<th scope="col" class="num">"# : #"<th scope="col">"#)
            head.write(text: words)
            head.write("</th>")
        }
        var body = HTML(capacity: rows.reduce(0) { $0 + $1.reduce(20) { $0 + $1.bytes.count + 25 } })
        for row in rows {
            body.write("<tr>")
            for (index, cell) in row.enumerated() {
                if index == 0 {
                    body.write(#"<th scope="row">"#)
                } else {
                    body.write(numbers.contains(index) ? #"<td class="num">"# : "<td>")
                }
                body += cell
                body.write(index == 0 ? "</th>" : "</td>")
            }
            body.write("</tr>")
        }
        return """
            <div class="scroll" role="region" aria-label="\(caption)" tabindex="0"><table>
            <caption><span>\(caption)</span></caption><thead><tr>\(head)</tr></thead>
            <tbody>\(body)</tbody></table></div>
            """
    }

    /// What will stand here, and how to make the first one.
    public static func empty(_ words: HTML) -> HTML { #"<p class="empty">\#(words)</p>"# }

    /// Something that must not be missed.
    public static func warning(_ words: HTML) -> HTML {
        #"<div class="warning"><strong class="hidden">Warning</strong><p>\#(words)</p></div>"#
    }

    public static func inset(_ inside: HTML) -> HTML { #"<div class="inset">\#(inside)</div>"# }

    public static func button(_ words: String, to address: String) -> HTML {
        #"<a class="button" href="\#(address)">\#(words)</a>"#
    }

    public static func details(_ words: String, _ inside: HTML) -> HTML {
        "<details><summary>\(words)</summary><div>\(inside)</div></details>"
    }

    /// The keys of a page of many small forms, for those who write without a mouse. It is shown
    /// where the page's script makes them work.
    public static var keys: HTML {
        let keys: [(HTML, HTML)] = [
            ("<kbd>Ctrl</kbd> + <kbd>Enter</kbd>", "Save the item you are in"),
            ("<kbd>Alt</kbd> + <kbd>Page Down</kbd>", "Go to the next item"),
            ("<kbd>Alt</kbd> + <kbd>Page Up</kbd>", "Go to the item before"),
            ("<kbd>Ctrl</kbd> + <kbd>/</kbd>", "Show these keys"),
        ]
        let rows = keys.map { key, what -> HTML in "<dt>\(key)</dt><dd>\(what)</dd>" }
        return """
            <details data-keys hidden><summary>? Keys</summary><div><dl>\(rows)</dl></div></details>
            """
    }

    /// Text as it was typed, with its line breaks.
    public static func typed(_ text: String) -> HTML {
        text.isEmpty ? "" : #"<p class="typed">\#(text)</p>"#
    }

    public static func list(_ items: [HTML]) -> HTML {
        var lines = HTML(capacity: items.reduce(30) { $0 + $1.bytes.count + 9 })
        lines.write(#"<ul class="plain">"#)
        for item in items {
            lines.write("<li>")
            lines += item
            lines.write("</li>")
        }
        lines.write("</ul>")
        return lines
    }

    /// What happened, newest first, each with who and when.
    public static func timeline(_ steps: [(when: HTML, what: HTML)]) -> HTML {
        let lines = steps.map { step -> HTML in
            #"<li><p class="when">\#(step.when)</p>\#(step.what)</li>"#
        }
        return #"<ol class="timeline">\#(lines)</ol>"#
    }
}
