import Pages
import Reckoning

/// The call screen: one page, filled in with the keyboard alone while the caller talks.
struct CallScreen: Sendable {
    let channel: LineCall.Channel
    let settings: [FoundSetting]
    let earlier: [CallSummary]
    let ofSchool: [CallSummary]
    let signposts: [Signpost]

    func page(_ visit: Visit, _ form: FormView) -> Page {
        let heading = channel == .paper ? "Enter a call from paper" : "Log a call"
        return Page(
            heading, above: [Link("Support line", Address.line)], wide: true,
            """
            \(form.errorSummary)
            <h1>\(heading)</h1>
            \(CallScreen.keys)
            \(form.html(draft: visit.path, fields(visit, form)))
            """)
    }

    private func fields(_ visit: Visit, _ form: FormView) -> HTML {
        let offered = LogCall.fields(visit.authority)
        func ask(_ field: Field) -> HTML {
            form.field(offered.first { $0.name == field.name } ?? field)
        }
        return """
            \(hidden(form))\(safety(visit, form))
            \(if: channel == .paper, paper(form))
            <div class="pair"><div>
            \(ask(LogCall.callerField))\(ask(LogCall.callerNameField))\(phone(visit, form))
            </div><div>\(setting(visit, form))</div></div>
            <div class="pair"><div>\(ask(LogCall.reasonField))\(moreReasons(form, offered))</div>
            <div>\(ask(LogCall.stageField))\(ask(LogCall.yearField))</div></div>
            \(ask(LogCall.notesField))\(ask(LogCall.adviceField))
            <div class="pair"><div>\(signposted(form))</div>
            <div>\(ask(LogCall.childNameField))\(ask(LogCall.notFoundField))</div></div>
            <div class="pair"><div>\(ask(LogCall.outcomeField))\(ask(LogCall.urgencyField))</div>
            <div>\(promise(form, offered))</div></div>
            \(form.button("Save this call"))
            \(form.button("Save and come back", name: "_later", value: "yes", kind: "secondary"))
            """
    }

    /// The clock runs from the first key: the script writes down when that was, by the server's
    /// time; where no script runs it is when the form was opened.
    private func hidden(_ form: FormView) -> HTML {
        let given = form.given
        return """
            \(form.hidden("form", given["form"]))\(form.hidden("channel", channel.rawValue))
            \(form.hidden("opened", given["opened"]))
            <input type="hidden" name="started" value="\(given["started"])" \
            data-first-key="\(given["opened"])">
            """
    }

    private func safety(_ visit: Visit, _ form: FormView) -> HTML {
        let isTicked = !form.given.all("safeguarding").isEmpty
        let rules = visit.authority.lineRules
        let route = visit.authority.line(rules.safeguardingLine)
        let actions = CallSafety.actionField.offering(
            rules.safeguardingActions.map { .init($0.code, $0.name) })
        let checked: HTML = isTicked ? " checked" : ""
        return """
            <div class="field"><div class="option">\
            <input type="checkbox" id="f-safeguarding" name="safeguarding" value="yes" \
            data-alarm\(checked)><label for="f-safeguarding">\(CallSafety.tickField.label)</label>\
            </div></div>
            <section class="alarm" aria-label="Safeguarding">
            <p class="lead"><strong>\(route?.name ?? "") \(route?.number ?? "")</strong></p>
            <p>Pass it on now, before anything else: the line does not judge it. If a child is in \
            danger now, 999.</p>
            \(form.field(actions))\(form.field(CallSafety.wordsField))</section>
            """
    }

    private func paper(_ form: FormView) -> HTML {
        """
        \(form.field(CallTimes.dayField))
        <div class="pair"><div>\(form.field(CallTimes.fromField))</div>\
        <div>\(form.field(CallTimes.untilField))</div></div>
        """
    }

    /// A text field under which a list of what fits appears: by a script as one types, by the
    /// button without.
    private func search(
        _ field: Field, _ form: FormView, at address: String, list: String, options: HTML
    ) -> HTML {
        let wrong = form.refusals.first { $0.field == field.name }
        let error = wrong.map { refusal -> HTML in
            """
            <p class="error" id="e-\(field.name)"><span class="hidden">Error: </span>\(refusal.words)</p>
            """
        }
        let by = [field.hint.isEmpty ? "" : "h-\(field.name)", wrong == nil ? "" : "e-\(field.name)"]
            .filter { !$0.isEmpty }.joined(separator: " ")
        let described: HTML = by.isEmpty ? "" : #" aria-describedby="\#(by)""#
        let invalid: HTML = wrong == nil ? "" : #" aria-invalid="true""#
        let hint: HTML =
            field.hint.isEmpty ? "" : #"<p class="hint" id="h-\#(field.name)">\#(field.hint)</p>"#
        return """
            <div class="field\(wrong == nil ? "" : " field-wrong")"><label for="f-\(field.name)">\
            \(field.label) <span class="optional">(optional)</span></label>\(hint)\(error.orEmpty)
            <input id="f-\(field.name)" name="\(field.name)" type="text" class="w-30" \
            value="\(form.given[field.name])" maxlength="120" data-suggest="\(address)" \
            data-suggest-into="\(field.name)-found"\(described)\(invalid)>
            <fieldset><legend class="hidden">\(list)</legend>\
            <ul class="suggestions" id="\(field.name)-found">\(options)</ul></fieldset></div>
            """
    }

    private func phone(_ visit: Visit, _ form: FormView) -> HTML {
        let lines = earlier.map { call -> HTML in "<li>\(call.line(visit.authority))</li>" }
        return search(
            LogCall.phoneField, form, at: "/line/earlier", list: "Earlier calls from this number",
            options: "\(lines)")
    }

    private func setting(_ visit: Visit, _ form: FormView) -> HTML {
        let chosen = form.given["school"]
        let before = ofSchool.prefix(5).map { $0.line(visit.authority) }
        return search(
            LogCall.settingField, form, at: "/line/settings", list: "Settings found",
            options: CallScreen.options(
                settings, chosen: chosen, typed: form.given["setting"], visit.authority))
            + form.button("Find", name: "_find", value: "setting", kind: "secondary")
            + (before.isEmpty
                ? "" : Part.details("Earlier calls about this setting", Part.list(Array(before))))
    }

    private func moreReasons(_ form: FormView, _ offered: [Field]) -> HTML {
        let field = offered.first { $0.name == LogCall.moreReasonsField.name }
        return Part.details("Other reasons as well", field.map(form.field).orEmpty)
    }

    private func signposted(_ form: FormView) -> HTML {
        search(
            Field("signpost", LogCall.signpostedField.label, hint: "Letters of a name or a subject."),
            form, at: "/line/signposts", list: "Services found",
            options: CallScreen.options(signposts, chosen: form.given.all("signposted")))
            + form.button("Find services", name: "_find", value: "signpost", kind: "secondary")
    }

    private func promise(_ form: FormView, _ offered: [Field]) -> HTML {
        let owner = offered.first { $0.name == CallPromise.ownerField.name }
        return """
            \(form.field(CallPromise.whatField))\(form.field(CallPromise.withinField))
            \(owner.map(form.field).orEmpty)\(form.field(CallPromise.postcodeField))
            """
    }
}

// What is found while one types: the same list from a script and from the button.
extension CallScreen {
    static func options(
        _ found: [FoundSetting], chosen: String, typed: String, _ authority: Authority
    ) -> HTML {
        let items = found.map { one -> HTML in
            let checked: HTML = chosen == "\(one.urn)" ? " checked" : ""
            let team = one.team.isEmpty ? "" : ": \(one.team.joined(separator: "; "))"
            let last = one.last.map { call -> HTML in
                let day = authority.timeZone.localTime(of: call.startedAt).day.short
                let reason = authority.lineRules.reason(call.reason).sentence
                return #"<span class="hint">Last call \#(day): \#(reason)</span>"#
            }
            return """
                <li class="option"><input type="radio" name="school" id="f-school-\(one.urn.number)" \
                value="\(one.urn.number)"\(checked)><label for="f-school-\(one.urn.number)">\(one.name), \
                \(one.place)<span class="hint">\(one.zone ?? "No zone recorded")\(team)</span>\(last.orEmpty)</label></li>
                """
        }
        guard !typed.isEmpty else { return "\(items)" }
        let checked: HTML = chosen == "other" ? " checked" : ""
        return """
            \(items)<li class="option"><input type="radio" name="school" id="f-school-other" \
            value="other"\(checked)><label for="f-school-other">None of these: keep what I typed\
            </label></li>
            """
    }

    static func options(_ found: [Signpost], chosen: [String]) -> HTML {
        let items = found.map { one -> HTML in
            let id = "f-signposted-\(one.code.replacing(":", with: "-"))"
            let checked: HTML = chosen.contains(one.code) ? " checked" : ""
            return """
                <li class="option"><input type="checkbox" name="signposted" id="\(id)" \
                value="\(one.code)"\(checked)><label for="\(id)">\(one.name)\
                <span class="hint">\(one.reach)</span></label></li>
                """
        }
        return "\(items)"
    }

    /// The keys of the call screen; shown where the page's script makes them work.
    fileprivate static var keys: HTML {
        """
        <details data-keys hidden><summary>? Keys</summary><div><dl>
        <dt><kbd>Enter</kbd></dt><dd>Go to the next field; on a suggestion, take it</dd>
        <dt><kbd>Down arrow</kbd></dt><dd>From a box to the suggestions under it</dd>
        <dt><kbd>Alt</kbd> + <kbd>S</kbd></dt><dd>Safeguarding</dd>
        <dt><kbd>Ctrl</kbd> + <kbd>Enter</kbd></dt><dd>Save the call</dd>
        <dt><kbd>Ctrl</kbd> + <kbd>/</kbd></dt><dd>Show these keys</dd>
        </dl></div></details>
        """
    }
}
