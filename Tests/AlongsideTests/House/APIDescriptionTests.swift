import Alongside
import AlongsideTesting
import Foundation
import Storage
import Testing

@Suite struct APIDescriptionTests {
    @Test func `every route of the API is described, with what it answers`() async throws {
        try await TestHouse.with(.sqlite) { test in
            let answer = try await Client(test).get("/api/openapi.json")
            let data = Data(answer.body.utf8)
            let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            let paths = try #require(document["paths"] as? [String: [String: Any]])
            for route in Rooms.routes where route.path.hasPrefix("/api/") {
                #expect(paths[route.path]?[route.method.rawValue] != nil, "\(route.path)")
            }
            let bring = try #require(paths["/api/concerns"]?["post"] as? [String: Any])
            #expect("\(bring)".contains("needsLawfulBasis"))
            #expect("\(bring)".contains("whole-school"))
            let body = try #require(bring["requestBody"] as? [String: Any])
            let required = try #require(find("required", in: body["content"] as Any) as? [String])
            #expect(required.contains("focus") && !required.contains("child"))
            let epss = try #require(
                paths["/api/settings/{school}/epss-access"]?["get"] as? [String: Any])
            #expect("\(epss)".contains("criticalIncident"))
            let until = try #require(find("until", in: epss) as? [String: Any])
            #expect("\(until)".contains("null") && "\(until)".contains("date"))
        }
    }

    /// The first value of a key, however deep it stands.
    private func find(_ key: String, in value: Any) -> Any? {
        if let list = value as? [Any] { return list.lazy.compactMap { find(key, in: $0) }.first }
        guard let object = value as? [String: Any] else { return nil }
        return object[key] ?? object.values.lazy.compactMap { find(key, in: $0) }.first
    }

    @Test func `what may be left out is not required, and a code is a text`() throws {
        guard case .object(let schema) = APISchema.of(MeetingRecord.self),
            case .object(let properties)? = schema["properties"],
            case .object(let kind)? = properties["kind"], case .text(let type)? = kind["type"],
            case .list(let names)? = schema["required"]
        else { return #expect(Bool(false), "no schema") }
        #expect(type == "string")
        let required = names.compactMap { if case .text(let name) = $0 { name } else { nil } }
        #expect(required.contains("id") && required.contains("kind"))
        #expect(properties["schoolName"] != nil && !required.contains("schoolName"))
        #expect(properties["trust"] != nil && !required.contains("trust"))
    }

    @Test func `a type describes itself as it is sent`() {
        guard case .object(let schema) = APISchema.of(ConcernRecord.self),
            case .object(let properties)? = schema["properties"],
            case .object(let state)? = properties["state"], case .list(let names)? = state["enum"]
        else { return #expect(Bool(false), "no schema") }
        #expect(names.count == Concern.State.allCases.count)
        #expect(properties["id"] != nil && properties["sections"] != nil)
    }
}
