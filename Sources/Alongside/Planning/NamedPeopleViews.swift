import Pages
import Reckoning
import Storage

extension KnownBy {
    func page(_ visit: Visit) throws -> Page {
        let authority = visit.authority
        let mayName = try visit.signedIn.may(.namePeople)
        let rows = roles.map { role -> [HTML] in
            let name = authority.role(role.role)?.name ?? role.role
            return [HTML(name), who(role), how(role)] + (mayName ? [actions(role, name, visit)] : [])
        }
        return Page(
            "Who knows \(name)", above: [Link(name, Address.school(school))], wide: true,
            """
            <h1>Who knows \(name)</h1>
            <p>A term’s meetings are planned with these people where that can be, so that the school keeps \
            seeing the same faces. Where nobody is named, a plan keeps to whoever came to the last meeting.</p>
            \(rows.isEmpty
                ? Part.empty("Your authority plans no meeting with somebody who knows the school.")
                : Part.table(
                    "Who knows the school", ["Role", "Who", "How we know"] + (mayName ? ["Change"] : []), rows))
            \(if: try visit.signedIn.may(.offerHalfDays), "<p>\(Link("When the school can meet", Address.halfDays(school)).html)</p>")
            """)
    }

    private func who(_ role: Role) -> HTML {
        if let named = role.named, role.isStillThere { return HTML(named.name) }
        return role.cameLast.map { HTML($0.name) } ?? "Nobody yet"
    }

    private func how(_ role: Role) -> HTML {
        var lines: [HTML] = []
        if let named = role.named {
            lines.append(
                role.isStillThere
                    ? "\(Part.tag("Named", .blue)) since \(named.from.long)\(if: named.until != nil && role.next == nil, " until \((named.until ?? named.from).long)")"
                    : "\(Part.tag("No longer in this role", .amber)) \(named.name) was named")
        }
        if let came = role.cameLast, !(role.named != nil && role.isStillThere) {
            lines.append("\(Part.tag("Came last time", .grey)) on \(came.day.long)")
        }
        if let next = role.next { lines.append("\(next.name) is named from \(next.from.long)") }
        if lines.isEmpty { return "Nobody is named, and nobody has come yet" }
        return lines.dropFirst().reduce(lines[0]) { "\($0)<br>\($1)" }
    }

    private func actions(_ role: Role, _ name: String, _ visit: Visit) -> HTML {
        let isNamed = role.named != nil || role.next != nil
        let address = "\(Address.namedPeople(school))/new?role=\(role.role)"
        let end = "\(Address.namedPeople(school))/end?role=\(role.role)"
        return """
            \(Link(isNamed ? "Name another \(name)" : "Name the \(name)", address).html)\
            \(if: isNamed, "<br>\(Link("Have no \(name) named", end).html)")
            """
    }
}

extension SchoolsKnown {
    /// `seen` are the schools whose pages are open to the reader.
    func page(_ visit: Visit, seen: Set<URN>) throws -> Page {
        let authority = visit.authority
        let mayName = try visit.signedIn.may(.namePeople)
        func role(_ code: String) -> HTML { HTML(authority.role(code)?.name ?? code) }
        let today = visit.today
        func link(_ school: URN, _ name: String) -> HTML {
            seen.contains(school) ? Link(name, Address.namedPeople(school)).html : HTML(name)
        }
        let rows =
            named.map { one -> [HTML] in
                let tag = Part.tag("Named", .blue)
                let when: HTML = one.from > today ? "\(tag) from \(one.from.long)" : "\(tag) since \(one.from.long)"
                return [link(one.school, one.schoolName), role(one.role), when]
            }
            + cameLast.map { one -> [HTML] in
                [
                    link(one.school, one.schoolName), role(one.role),
                    "\(Part.tag("Came last time", .grey)) on \(one.day.long)",
                ]
            }
        return Page(
            "Schools \(name) knows", above: [Link("Working time of \(name)", Address.workingTime(person))],
            wide: true,
            """
            <h1>Schools \(name) knows</h1>
            <p>\(named.count) by name, \(cameLast.count) because \(name) came to the last meeting and nobody is \
            named. A term’s meetings of these schools are planned with \(name) where that can be.</p>
            \(if: mayName, Part.button("Name \(name) for a school", to: Address.schoolsKnown(person) + "/new"))
            \(rows.isEmpty
                ? Part.empty("\(name) is named for no school, and came to no school’s last meeting.")
                : Part.table("Schools", ["School", "Role", "How we know"], rows))
            """)
    }
}
