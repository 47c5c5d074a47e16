import Alongside
import AlongsideTesting
import HTTPTypes
import Pages
import Storage
import Testing

/// A form that is left open while its session ends and the same person signs in again elsewhere.
@Suite struct SignedInAgainTests {
    private let form = "/line/calls/new"
    private let whole = [("caller", "school"), ("reason", "funding"), ("outcome", "advice"), ("notes", "Kept words")]

    @Test(arguments: TestDatabase.engines)
    func `what was typed before signing in again is kept and nothing is done with it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let liam = Client(test)
            try await liam.signIn(Cast.liam)
            let old = try await liam.get(form).hidden("_token")
            try await liam.signIn(Cast.liam)
            let answer = try await liam.post(form, whole + [("_token", old)])
            #expect(answer.status == 303 && answer.location == form)
            #expect(try await test.store.read { try $0.count("SELECT count(*) FROM line_call") } == 0)
            let again = try await liam.get(form)
            #expect(again.body.contains("Kept words"))
            #expect(try await liam.post(form, whole).status == 303)
            #expect(try await test.store.read { try $0.count("SELECT count(*) FROM line_call") } == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a draft goes on keeping itself, and never for whoever else uses the browser`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let browser = Client(test)
            try await browser.signIn(Cast.liam)
            let old = ("_token", try await browser.get(form).hidden("_token"))
            let draft = [old, ("_draft", form), ("notes", "Kept words")]
            try await browser.signIn(Cast.liam)
            #expect(try await browser.post("/drafts", draft).status == 200)
            #expect(try await browser.get(form).body.contains("Kept words"))
            try await browser.signIn(Cast.wren)
            #expect(try await browser.post("/drafts", draft).status == 403)
            #expect(try await browser.post(form, whole + [old]).status == 403)
            #expect(try await !browser.get(form).body.contains("Kept words"))
            let cross = try await browser.send(
                .post, form, "_token=\(old.1)&notes=x", type: "application/x-www-form-urlencoded",
                headers: ["Sec-Fetch-Site": "cross-site"])
            #expect(cross.status == 403)
        }
    }
}
