import Reckoning

/// A form on a page: where it goes, what it asks, what was given so far and what stands in the way.
///
/// Every form carries the session's token against forged posts and a number of its own, so that
/// sending it twice does it once.
public struct FormView: Sendable {
    public let action: String
    public let token: String
    public let once: String
    public var given: Given
    public var refusals: [Refusal]
    /// Tells the controls of several forms on one page apart; empty where there is one.
    public var mark = ""

    public init(
        action: String, token: String, once: String, given: Given = Given(),
        refusals: [Refusal] = []
    ) {
        self.action = action
        self.token = token
        self.once = once
        self.given = given
        self.refusals = refusals
    }

    /// The form around its fields. `draft` names the draft it is kept under while it is filled in.
    public func html(draft: String? = nil, _ inside: HTML) -> HTML {
        let keep: HTML = draft.map { #" data-draft="\#($0)""# } ?? ""
        return """
            <form method="post" action="\(action)" class="form" novalidate\(keep)>
            <input type="hidden" name="_token" value="\(token)">
            <input type="hidden" name="_once" value="\(once)">
            \(inside)
            </form>
            """
    }

    /// What has to be mended, at the top of the page, each line leading to its field.
    public var errorSummary: HTML {
        guard !refusals.isEmpty else { return "" }
        let lines = refusals.map { refusal -> HTML in
            refusal.field.isEmpty
                ? "<li>\(refusal.words)</li>"
                : ##"<li><a href="#f-\##(mark)\##(refusal.field)">\##(refusal.words)</a></li>"##
        }
        return """
            <div class="error-summary" role="alert" tabindex="-1" autofocus>
            <h2>There is a problem</h2><ul>\(lines)</ul></div>
            """
    }

    public func hidden(_ name: String, _ value: String) -> HTML {
        #"<input type="hidden" name="\#(name)" value="\#(value)">"#
    }

    public func button(_ words: String, name: String = "", value: String = "", kind: String = "") -> HTML {
        let named: HTML = name.isEmpty ? "" : #" name="\#(name)" value="\#(value)""#
        let look = kind.isEmpty ? "button" : "button \(kind)"
        return #"<button class="\#(look)"\#(named)>\#(words)</button>"#
    }

    /// One field with its label, hint, error and control.
    public func field(_ field: Field) -> HTML {
        switch field.kind {
        case .text(let width):
            input(field, type: "text", width: width, autocomplete: field.remembered)
        case .number: input(field, type: "text", width: 5, mode: "numeric")
        case .email: input(field, type: "email", width: 30, autocomplete: "email")
        case .password: input(field, type: "password", width: 30, autocomplete: remembered(field))
        case .longText(let rows): area(field, rows: rows)
        case .choice(let choices): group(field, choices, type: "radio")
        case .choices(let choices): group(field, choices, type: "checkbox")
        case .scale(let choices): group(field, choices, type: "radio", inRow: true)
        case .pick(let choices, let none): pick(field, choices, none)
        case .day: dayBoxes(field)
        case .hidden: hidden(field.name, given[field.name])
        }
    }

    /// Which password a browser should offer: the one it knows, or a new one.
    private func remembered(_ field: Field) -> String {
        field.name == "password" ? "current-password" : "new-password"
    }

    public func fields(_ fields: [Field]) -> HTML {
        fields.reduce(into: HTML("")) { $0 += field($1) }
    }

    private func words(of field: Field) -> String? {
        refusals.first { $0.field == field.name }?.words
    }

    private func errorLine(_ field: Field) -> HTML {
        words(of: field).map { words in
            #"<p class="error" id="e-\#(mark)\#(field.name)"><span class="hidden">Error: </span>\#(words)</p>"#
        }.orEmpty
    }

    private func hintLine(_ field: Field) -> HTML {
        field.hint.isEmpty ? "" : #"<p class="hint" id="h-\#(mark)\#(field.name)">\#(field.hint)</p>"#
    }

    /// The attributes that tie a control to its hint and its error.
    private func described(_ field: Field, isGroup: Bool = false) -> HTML {
        var ids: [String] = []
        if !field.hint.isEmpty { ids.append("h-\(mark)\(field.name)") }
        if words(of: field) != nil { ids.append("e-\(mark)\(field.name)") }
        let by: HTML = ids.isEmpty ? "" : #" aria-describedby="\#(ids.joined(separator: " "))""#
        return words(of: field) == nil || isGroup ? by : by + #" aria-invalid="true""#
    }

    private func wrap(_ field: Field, _ inside: HTML) -> HTML {
        let kind = words(of: field) == nil ? "field" : "field field-wrong"
        return #"<div class="\#(kind)">\#(inside)</div>"#
    }

    private func label(_ field: Field) -> HTML {
        let optional: HTML = field.isRequired ? "" : #" <span class="optional">(optional)</span>"#
        return """
            <label for="f-\(mark)\(field.name)">\(field.label)\(optional)</label>\(hintLine(field))\(errorLine(field))
            """
    }

    private func input(
        _ field: Field, type: String, width: Int, mode: String = "", autocomplete: String = ""
    ) -> HTML {
        let inputmode: HTML = mode.isEmpty ? "" : #" inputmode="\#(mode)""#
        let complete: HTML = autocomplete.isEmpty ? "" : #" autocomplete="\#(autocomplete)""#
        let value: HTML = type == "password" ? "" : #" value="\#(given[field.name])""#
        return wrap(
            field,
            """
            \(label(field))
            <input id="f-\(mark)\(field.name)" name="\(field.name)" type="\(type)" class="w-\(width)"\
            \(value)\(inputmode)\(complete)\(described(field))>
            """)
    }

    private func area(_ field: Field, rows: Int) -> HTML {
        wrap(
            field,
            """
            \(label(field))
            <textarea id="f-\(mark)\(field.name)" name="\(field.name)" rows="\(rows)"\(described(field))>
            \(given[field.name])</textarea>
            """)
    }

    private func group(
        _ field: Field, _ choices: [Field.Choice], type: String, inRow: Bool = false
    ) -> HTML {
        let chosen = Set(given.all(field.name))
        let options = choices.enumerated().map { index, choice -> HTML in
            let id = index == 0 ? "f-\(mark)\(field.name)" : "f-\(mark)\(field.name)-\(index)"
            let hint: HTML =
                choice.hint.isEmpty ? "" : #"<span class="hint">\#(choice.hint)</span>"#
            let checked: HTML = chosen.contains(choice.value) ? " checked" : ""
            return """
                <div class="option"><input type="\(type)" id="\(id)" name="\(field.name)" \
                value="\(choice.value)"\(checked)><label for="\(id)">\(choice.label)\(hint)</label></div>
                """
        }
        let optional: HTML = field.isRequired ? "" : #" <span class="optional">(optional)</span>"#
        let controls: HTML = inRow ? #"<div class="scale">\#(options)</div>"# : "\(options)"
        return wrap(
            field,
            """
            <fieldset\(described(field, isGroup: true))><legend>\(field.label)\(optional)</legend>
            \(hintLine(field))\(errorLine(field))\(controls)</fieldset>
            """)
    }

    private func pick(_ field: Field, _ choices: [Field.Choice], _ none: String) -> HTML {
        let chosen = given[field.name]
        let options = choices.map { choice -> HTML in
            let selected: HTML = choice.value == chosen ? " selected" : ""
            return #"<option value="\#(choice.value)"\#(selected)>\#(choice.label)</option>"#
        }
        return wrap(
            field,
            """
            \(label(field))
            <select id="f-\(mark)\(field.name)" name="\(field.name)"\(described(field))>
            <option value="">\(none)</option>\(options)</select>
            """)
    }

    private func dayBoxes(_ field: Field) -> HTML {
        let day = Day(iso: given[field.name])
        let known = ["day": day?.day, "month": day?.month, "year": day?.year]
        let parts = [("day", "Day"), ("month", "Month"), ("year", "Year")]
        let boxes = parts.map { part, words -> HTML in
            let name = "\(field.name)-\(part)"
            let id = part == "day" ? "f-\(mark)\(field.name)" : "f-\(mark)\(name)"
            let value = (known[part] ?? nil).map(String.init) ?? given[name]
            return """
                <div class="daybox"><label for="\(id)">\(words)</label>\
                <input id="\(id)" name="\(name)" inputmode="numeric" class="w-\(part == "year" ? 4 : 2)" \
                value="\(value)"></div>
                """
        }
        let optional: HTML = field.isRequired ? "" : #" <span class="optional">(optional)</span>"#
        return wrap(
            field,
            """
            <fieldset\(described(field, isGroup: true))><legend>\(field.label)\(optional)</legend>
            \(hintLine(field))\(errorLine(field))<div class="dayboxes">\(boxes)</div></fieldset>
            """)
    }
}
