// The signs that Alongside uses everywhere: how much is offered, to whom, how far it has come.
// Each is a small drawing beside its word, never instead of it.

extension Part {
    /// An offer as one, two or three filled bars with its word: Universal, Targeted, Enhanced.
    ///
    /// ```swift
    /// Part.offer(filled: 2, "Targeted")
    /// ```
    public static func offer(filled: Int, _ words: String) -> HTML {
        let bars = (0..<3).map { index -> HTML in
            let height = 6 + 5 * index
            let fill: HTML = index < filled ? "currentColor" : "none"
            return """
                <rect x="\(1 + 7 * index)" y="\(17 - height)" width="5" height="\(height)" \
                fill="\(fill)" stroke="currentColor"/>
                """
        }
        return """
            <span class="offer"><svg width="22" height="18" viewBox="0 0 22 18" aria-hidden="true">\
            \(bars)</svg>\(words)</span>
            """
    }

    /// Whom a concern or a support is about.
    public enum FocusSymbol: String, Sendable, CaseIterable {
        case school, group, child

        fileprivate var drawing: HTML {
            switch self {
            case .school:
                """
                <path d="M10 1h5v3h-4v2l7 4v9h-6v-5H8v5H2v-9l7-4V1z"/>
                """
            case .group:
                """
                <circle cx="10" cy="5" r="3"/><path d="M5 18v-5a5 5 0 0 1 10 0v5z"/>\
                <circle cx="3" cy="8" r="2"/><path d="M0 18v-4a3 3 0 0 1 4-2.8V18z"/>\
                <circle cx="17" cy="8" r="2"/><path d="M20 18v-4a3 3 0 0 0-4-2.8V18z"/>
                """
            case .child:
                """
                <circle cx="10" cy="5" r="3.5"/><path d="M4.5 19v-4a5.5 5.5 0 0 1 11 0v4z"/>
                """
            }
        }
    }

    /// A whole school, a group or a child, as a sign with its word.
    public static func focus(_ symbol: FocusSymbol, _ words: String) -> HTML {
        """
        <span class="focus-mark"><svg width="20" height="20" viewBox="0 0 20 20" \
        fill="currentColor" aria-hidden="true">\(symbol.drawing)</svg>\(words)</span>
        """
    }

    /// One step on the way from a concern to its review.
    public struct Step: Sendable {
        public enum State: String, Sendable {
            case done, current, next
        }

        public let words: String
        public let state: State
        /// When, who, or how many: a short line under the step.
        public let hint: String
        /// The record of this step, where there is one that may be seen.
        public let to: String?

        public init(_ words: String, _ state: State, hint: String = "", to: String? = nil) {
            self.words = words
            self.state = state
            self.hint = hint
            self.to = to
        }
    }

    /// The steps from a concern to its review: which are done, where it stands now, what is next.
    public static func chain(_ steps: [Step]) -> HTML {
        let items = steps.map { step -> HTML in
            let words = step.to.map { Link(step.words, $0).html } ?? HTML(step.words)
            let now: HTML = step.state == .current ? #" aria-current="step""# : ""
            let hint: HTML = step.hint.isEmpty ? "" : #"<span class="hint">\#(step.hint)</span>"#
            return """
                <li class="\(step.state.rawValue)"\(now)>\(sign(step.state))\
                <span class="hidden">\(spoken(step.state)): </span>\(words)\(hint)</li>
                """
        }
        return #"<ol class="chain">\#(items)</ol>"#
    }

    private static func spoken(_ state: Step.State) -> String {
        switch state {
        case .done: "Done"
        case .current: "Now"
        case .next: "Still to come"
        }
    }

    private static func sign(_ state: Step.State) -> HTML {
        let inside: HTML =
            switch state {
            case .done:
                """
                <circle cx="12" cy="12" r="11" fill="currentColor"/>\
                <path d="M7 12.5l3.5 3.5 6.5-7.5" fill="none" stroke="#fff" stroke-width="2.5"/>
                """
            case .current:
                """
                <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2"/>\
                <circle cx="12" cy="12" r="6" fill="currentColor"/>
                """
            case .next:
                """
                <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2"/>
                """
            }
        return """
            <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">\(inside)</svg>
            """
    }
}

extension Part {
    /// Large numbers in a row, each with its words and, where there is a list of them, the way to it.
    ///
    /// ```swift
    /// Part.facts([("12", "concerns open", "/concerns?state=open"), ("2½", "days left", nil)])
    /// ```
    public static func facts(_ facts: [(number: String, words: String, to: String?)]) -> HTML {
        let items = facts.map { fact -> HTML in
            let words = fact.to.map { Link(fact.words, $0).html } ?? HTML(fact.words)
            return "<li><strong>\(fact.number)</strong> \(words)</li>"
        }
        return #"<ul class="facts">\#(items)</ul>"#
    }

    /// One thing to be done, where it is done and how far it is.
    public struct Todo: Sendable {
        public let link: Link
        public let hint: String
        public let tag: HTML

        public init(_ words: String, to: String, hint: String = "", tag: HTML) {
            link = Link(words, to)
            self.hint = hint
            self.tag = tag
        }
    }

    /// Things to do, each with its state at the right.
    public static func tasks(_ todos: [Todo]) -> HTML {
        var items = HTML(capacity: 30 + 300 * todos.count)
        items.write(#"<ul class="tasks">"#)
        for todo in todos {
            items.write("<li><div>")
            todo.link.write(into: &items)
            if !todo.hint.isEmpty {
                items.write(#"<span class="hint">"#)
                items.write(text: todo.hint)
                items.write("</span>")
            }
            items.write("</div> ")
            items += todo.tag
            items.write("</li>")
        }
        items.write("</ul>")
        return items
    }

    /// One thing on a board: its name, the way to it, and what is worth knowing at a glance.
    public struct Card: Sendable {
        public let link: Link
        public let inside: HTML

        public init(_ words: String, to: String, _ inside: HTML) {
            link = Link(words, to)
            self.inside = inside
        }
    }

    /// Cards in as many columns as there is room for. `level` is their headings', one below the
    /// heading they stand under.
    public static func cards(_ cards: [Card], level: Int = 2) -> HTML {
        let items = cards.map { card -> HTML in
            """
            <li class="card"><h\(level)>\(card.link.html)</h\(level)>\(card.inside)</li>
            """
        }
        return #"<ul class="grid">\#(items)</ul>"#
    }

    /// That something was done, large: the page after an act that matters.
    public static func panel(_ heading: String, _ words: HTML) -> HTML {
        #"<div class="panel"><h1>\#(heading)</h1><p>\#(words)</p></div>"#
    }

    /// Filters at the left, what they leave at the right; one under the other on a phone.
    /// The fields go into a form that is sent by `GET`, so that a filtered list has an address.
    public static func columns(filters: HTML, to address: String, results: HTML) -> HTML {
        """
        <div class="columns"><form class="filters" method="get" action="\(address)" role="search" \
        aria-label="Filters">\(filters)<button class="button">Apply filters</button></form>
        <div>\(results)</div></div>
        """
    }
}
