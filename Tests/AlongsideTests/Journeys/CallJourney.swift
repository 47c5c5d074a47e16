import Alongside
import AlongsideTesting
import Foundation
import Pages
import Storage
import Testing

/// An adviser logs a call on the page without scripts, promises to ring back, hands over; a parent
/// asks for a call on the website and sees how it stands.
@Suite struct CallJourney {
    private let form = "/line/calls/new"

    @Test(arguments: TestDatabase.engines)
    func `an adviser logs a call, and what was promised is kept`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let liam = try await signedIn(Cast.liam, test)
            let number = try await theSettingIsFoundAndNothingIsLost(liam)
            try await whatIsMissingIsSaid(liam, number)
            let call = try await theCallIsSaved(liam, number)
            try await theHandoverHasIt(test)
            try await itIsTriedAndKept(call, liam, test)
        }
    }

    private func signedIn(_ person: Person, _ test: TestHouse) async throws -> Client {
        let client = Client(test)
        try await client.signIn(person)
        return client
    }

    private func theSettingIsFoundAndNothingIsLost(_ liam: Client) async throws -> String {
        let page = try await liam.get(form)
        #expect(page.body.contains("0344 800 8021"))
        let found = try await liam.post(
            form,
            [
                ("form", page.hidden("form")), ("opened", page.hidden("opened")), ("setting", "marsh"),
                ("notes", "Kept words"), ("_find", "setting"),
            ])
        #expect(found.status == 200)
        #expect(found.body.contains(#"value="900001""#) && found.body.contains("Sana Wells, SEND adviser"))
        #expect(found.body.contains("Norwich (North)") && found.body.contains("Kept words"))
        #expect(found.hidden("form") == page.hidden("form"))
        #expect(try await liam.get(form).body.contains("Kept words"))
        return page.hidden("form")
    }

    private func whatIsMissingIsSaid(_ liam: Client, _ number: String) async throws {
        let answer = try await liam.post(form, [("form", number), ("setting", "marsh")])
        #expect(answer.status == 422)
        for words in ["Choose who is calling", "Choose why they call", "Choose how the call ended"] {
            #expect(answer.body.contains(words))
        }
        let late = try await liam.post(
            form,
            [
                ("form", number), ("setting", "marsh"), ("caller", "school"), ("reason", "guidance"),
                ("outcome", "advice"),
            ])
        #expect(late.body.contains("Choose the setting from those found"))
        #expect(late.body.contains(#"value="900001""#))
    }

    private func theCallIsSaved(_ liam: Client, _ number: String) async throws -> String {
        let fields = [
            ("form", number), ("setting", "marsh"), ("school", "900001"), ("caller", "parent-carer"),
            ("caller-name", "Jo Finch"), ("phone", "07700 900123"), ("reason", "sen-support"),
            ("notes", "Kept words"), ("signposted", "service:epss"), ("signposted", "contact:titan"),
            ("outcome", "call-back"), ("promise", "Ring with a name."), ("owner", "anyone"),
            ("postcode", "NR1 2DH"),
        ]
        let answer = try await liam.post(form, fields)
        #expect(answer.status == 303)
        let address = try #require(answer.location)
        // The draft is gone; the same form sent again leads to the same call.
        #expect(try await !liam.get(form).body.contains("Kept words"))
        #expect(try await liam.post(form, fields).location == address)
        let page = try await liam.get(address).body
        #expect(page.contains("Kept words") && page.contains("TITAN travel team"))
        #expect(try await liam.get(address + "/services").body.contains("titan@norfolk.gov.uk"))
        return address
    }

    private func theHandoverHasIt(_ test: TestHouse) async throws {
        let wren = try await signedIn(Cast.wren, test)
        for page in ["/line", "/line/handover", "/line/pack", "/today"] {
            let body = try await wren.get(page).body
            #expect(body.contains("Jo Finch, 07700 900123") && body.contains("Ring with a name."), "\(page)")
        }
        let csv = try await wren.get("/line/calls.csv")
        #expect(csv.body.contains("Marshgate Primary School") && !csv.body.contains("Kept words"))
        let liam = try await signedIn(Cast.liam, test)
        #expect(try await liam.get("/line/calls.csv").status == 403)
    }

    private func itIsTriedAndKept(_ call: String, _ liam: Client, _ test: TestHouse) async throws {
        let id: String? = try await test.store.read { try $0.value("SELECT id FROM promise") }
        let promise = "/line/promises/\(try #require(id))"
        #expect(try await liam.get(promise).body.contains("Take this"))
        // Whoever rings back begins with what is known.
        let again = try await liam.get(form + "?back=\(id ?? "")").body
        #expect(again.contains("07700 900123") && again.contains("Jo Finch"))
        #expect(try await liam.get("/line/settings?q=marsh").body.contains("Last call 7 October 2025"))
        _ = try await liam.post(promise + "/take", [])
        let wren = try await signedIn(Cast.second, test)
        let refused = try await wren.post(promise + "/take", [])
        #expect(refused.status == 422 && refused.body.contains("Liam Weir"))
        _ = try await liam.post(promise + "/attempt", [("result", "no-answer")])
        let kept = try await liam.post(promise + "/keep", [("words", "Told her.")])
        #expect(kept.location == promise)
        let page = try await liam.get(promise).body
        #expect(page.contains("Kept") && page.contains("No answer") && page.contains("Told her."))
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody asks to be rung back and sees how it stands, and nobody else does`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let anyone = Client(test)
            #expect(try await anyone.get("/support-line").body.contains("0333 313 7165"))
            let page = try await anyone.get("/support-line/call-back")
            let token = ("_token", page.hidden("_token"))
            let wrong = try await anyone.post("/support-line/call-back", [token, ("phone", "12")])
            #expect(wrong.status == 422 && wrong.body.contains("Give your postcode"))
            let fields = [
                token, ("name", "Ash Mere"), ("phone", "07700 900321"), ("postcode", "nr12dh"),
                ("reason", "attendance"), ("words", "Mornings are hard."),
            ]
            let done = try await anyone.post("/support-line/call-back", fields, once: "a-form")
            let again = try await anyone.post("/support-line/call-back", fields, once: "a-form")
            let reference = try #require(done.body.firstMatch(of: /<strong>([A-Z0-9]{4}-[A-Z0-9]{4})</)).1
            #expect(again.body.contains(reference))
            let liam = try await signedIn(Cast.liam, test)
            #expect(try await liam.get("/line").body.contains("Ash Mere"))
            try await howItStands(String(reference), token, anyone)
        }
    }

    private func howItStands(_ reference: String, _ token: (String, String), _ anyone: Client) async throws {
        func look(_ reference: String, _ postcode: String) async throws -> Client.Answer {
            try await anyone.post(
                "/support-line/promise", [token, ("reference", reference), ("postcode", postcode)])
        }
        let seen = try await look(reference.lowercased(), "NR1 2DH")
        #expect(seen.status == 200 && seen.body.contains("Waiting"))
        for secret in ["Ash Mere", "07700", "Mornings"] { #expect(!seen.body.contains(secret)) }
        let (other, unknown) = (try await look(reference, "NR1 2DJ"), try await look("AAAA-AAAA", "NR1 2DH"))
        #expect(other.status == 422 && unknown.status == 422)
        var last = unknown
        for _ in 0..<5 { last = try await look("AAAA-AAAA", "NR1 2DH") }
        #expect(last.status == 429)
        #expect(try await look(reference, "NR1 2DH").status == 429)
    }
}
