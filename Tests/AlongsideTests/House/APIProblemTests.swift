import Alongside
import AlongsideTesting
import HTTPTypes
import Storage
import Testing

@Suite struct APIProblemTests {
    @Test func `a script is told what was wrong with what it sent`() async throws {
        try await TestHouse.with(.sqlite) { test in
            try await test.withCast()
            let made = try await test.does(
                MakeToken.self, ["label": "a script", "until": "2025-12-01"], as: Cast.dawn)
            let token = ["Authorization": "Bearer \(made.token.secret ?? "")"]
            let script = Client(test)
            let path = "/api/concerns"
            let long = "{\"title\":\"" + String(repeating: "a", count: 600_000) + "\"}"
            for (body, type, headers, status) in [
                ("{}", "application/json", token, 422), ("{", "application/json", token, 400),
                ("a=b", "text/plain", token, 415), (long, "application/json", token, 413),
                ("{}", "application/json", [:], 401),
            ] as [(String, String, [String: String], Int)] {
                let answer = try await script.send(.post, path, body, type: type, headers: headers)
                #expect(answer.status == status)
                #expect(answer.body.contains("\"status\" : \(status)") || answer.body.contains("\"status\":\(status)"))
            }
            let key = String(repeating: "k", count: 201)
            let tooLong = try await script.send(
                .post, path, "{}", type: "application/json",
                headers: token.merging(["Idempotency-Key": key]) { $1 })
            #expect(tooLong.status == 422 && tooLong.body.contains("1 to 200 characters"))
            let nowhere = try await script.send(.get, "/api/schools/999999", headers: token)
            #expect(nowhere.status == 404 && !nowhere.body.contains("Today page"))
            #expect(try await test.count("SELECT count(*) FROM concern") == 0)
        }
    }
}
