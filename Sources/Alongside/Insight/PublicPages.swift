import Pages
import Reckoning

/// The pages that everybody may read: what this is, help, privacy, accessibility.
package enum PublicPages {
    package static let routes: [Route] = [
        .page(Address.home, needs: .anyone, "What Alongside is for here.") { home($0) },
        .page("/help", needs: .anyone, "How to use it, and whom to ask.") { help($0) },
        .page("/privacy", needs: .anyone, "What is held about whom, and why.") { privacy($0) },
        .page("/accessibility", needs: .anyone, "The accessibility statement.") {
            AccessibilityStatement.page($0)
        },
    ]

    static func home(_ visit: Visit) -> Page {
        let authority = visit.authority
        let line = ZoneAnswer.Line(authority.line, at: visit.house.localTime)
        let enter: HTML =
            visit.person == nil
            ? Part.button("Sign in", to: Address.signIn)
            : Part.button("Go to your Today page", to: Address.today)
        return Page(
            "SEND and inclusion support in \(authority.shortName)",
            """
            <h1>SEND and inclusion support in \(authority.shortName)</h1>
            <p class="lead">\(authority.name) and its schools use Alongside to agree, give and \
            review support for children with special educational needs and disabilities.</p>
            <h2>Find my zone</h2>
            <p>Which zone a school is in, the team that works with it, and how to reach them.</p>
            \(FindMyZoneBox.html())
            \(line.html)
            <p>\(authority.line.purpose). \
            \(Link("What to expect, and how to ask us to call you", Address.supportLine).html)</p>
            <h2>Schools and council staff</h2>
            <p>Raise a concern, prepare and record meetings, follow the support that was agreed.</p>
            \(enter)
            """)
    }

    static func help(_ visit: Visit) -> Page {
        let authority = visit.authority
        return Page(
            "Help",
            """
            <h1>Help</h1>
            <h2>Finding a zone or a team</h2>
            <p>\(Link("Find my zone", Address.findMyZone).html) takes part of a school’s name or a \
            postcode, and needs no sign-in.</p>
            <h2>Signing in</h2>
            <p>Accounts are for schools, trusts and council staff. Your administrator makes yours \
            and gives you a password for the first time. If you cannot sign in, ask them; nobody \
            will ever ask you for your password.</p>
            <h2>While you work</h2>
            <p>Long forms save what you type as you go, and \
            “Save and come back” does so where scripts are off. If your session ends, sign in \
            again: what you typed is still there. Every page works with the keyboard alone.</p>
            <h2>About a child or a school</h2>
            <p>Ring the \(authority.line.name) on \(authority.line.number)\
            \(authority.line.hoursInWords.map { ", \($0)" } ?? "").</p>
            \(safety(authority))
            """)
    }

    /// Worry about a child's safety goes elsewhere, and every help page says where.
    private static func safety(_ authority: Authority) -> HTML {
        guard let line = authority.line("safeguarding") else { return "" }
        return Part.warning(
            """
            If you are worried about a child’s safety, ring \(line.name) on \(line.number). \
            If a child is in danger now, ring 999.
            """)
    }

    static func privacy(_ visit: Visit) -> Page {
        let authority = visit.authority
        return Page(
            "Privacy",
            """
            <h1>Privacy</h1>
            <p>\(authority.name) decides what is held here and is responsible for it.</p>
            <h2>If you only look something up</h2>
            <p>The public pages set no cookies, load nothing from other companies, and do not keep \
            the postcode or name that you search for.</p>
            <h2>If you sign in</h2>
            <p>We hold your name, your work e-mail address, your posts, when you signed in, and what \
            you did and read. One cookie keeps you signed in; it ends when you sign out or are away \
            for \(visit.house.settings.idleMinutes) minutes. Another lets this browser sign in while \
            somebody elsewhere guesses at your password; it stays for 180 days. A third, on the \
            sign-in page, protects the form and goes when you have signed in.</p>
            <h2>If you ring the support line, or ask to be rung</h2>
            <p>We write down who called if you say so, your number, the school, why you called, what we \
            said and what we promised. You may stay anonymous. A child’s name is written down only where \
            something has to be followed up. Only those who work on the line read it, and each reading is \
            written down. If you ask for a list of services by e-mail, your address is kept only until the \
            list is sent.</p>
            <h2>Children</h2>
            <p>We hold a child’s name, date of birth, unique pupil number, school, year group and \
            stage of support; their need profile; what the school is concerned about, what was agreed \
            and given to help them and what came of it; and who gave consent, or on what other \
            lawful basis it is held. A child is discussed at a meeting only where a lawful basis is recorded: \
            consent, or another one that is named. Their record is shown only to their school and \
            to those it was shared with, and each time somebody reads it, that is written down.</p>
            <h2>Your rights</h2>
            <p>You may ask what is held about you or your child, have mistakes put right, and \
            object. Ask the school, or the data protection officer of \(authority.name). You may \
            also complain to the Information Commissioner, <a href="https://ico.org.uk">ico.org.uk</a>.</p>
            """)
    }
}
