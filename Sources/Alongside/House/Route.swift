import Foundation
import Pages

/// One address, what it needs and what answers it. The rooms' routes together are the route table:
/// what the access test walks, what the API's description is made of.
package struct Route: Sendable {
    package enum Method: String, Sendable { case get, post }

    package enum Need: Sendable, Equatable {
        case anyone
        case signedIn
        case right(Permission)
    }

    package let method: Method
    /// The path, with the objects it names in braces: `/schools/{school}`.
    package let path: String
    package let needs: Need
    package let summary: String
    /// The type that it answers with, for the API's description.
    package let answers: (any (Codable & Sendable).Type)?
    /// What may be asked in the query, for the API's description.
    package let asks: [Field]
    package let answer: @Sendable (Visit) async throws -> Answer

    package init(
        _ method: Method, _ path: String, needs: Need, summary: String,
        answers: (any (Codable & Sendable).Type)? = nil, asks: [Field] = [],
        _ answer: @escaping @Sendable (Visit) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.needs = needs
        self.summary = summary
        self.answers = answers
        self.asks = asks
        self.answer = answer
    }

    /// A page.
    package static func page(
        _ path: String, needs: Need, _ summary: String,
        _ page: @escaping @Sendable (Visit) async throws -> Page
    ) -> Route {
        Route(.get, path, needs: needs, summary: summary) { .page(try await page($0)) }
    }

    /// Data, as JSON.
    package static func data<Value: Codable & Sendable>(
        _ path: String, needs: Need, _ summary: String, asks: [Field] = [],
        _ value: @escaping @Sendable (Visit) async throws -> Value
    ) -> Route {
        Route(.get, path, needs: needs, summary: summary, answers: Value.self, asks: asks) {
            try .data(try await value($0))
        }
    }

    /// The API's door to an act.
    package static func act(_ act: AnyAct) -> Route {
        Route(
            .post, act.api, needs: .right(act.needs), summary: act.summary, answers: act.answers
        ) { visit in
            let given = visit.given.merging(Given(visit.parameters.mapValues { [$0] }))
            let person = try visit.signedIn
            return .json(try await act.perform(visit.house, given, person, visit.once), status: 201)
        }
    }
}

extension Field {
    /// What lists are asked by, as the API describes it.
    package static let page = Field("page", "Which page of the list, from 1.", .number)
    package static func asked(_ name: String, _ words: String) -> Field { Field(name, words) }
}
