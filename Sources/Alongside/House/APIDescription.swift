import Pages

/// The API's description, an OpenAPI 3.1 document, made from the route table and the acts' fields.
package enum APIDescription {
    package static func document(
        _ routes: [Route], acts: [AnyAct], authority: Authority
    ) -> JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for route in routes where route.path.hasPrefix("/api/") {
            let act = acts.first { $0.api == route.path && route.method == .post }
            paths[route.path, default: [:]][route.method.rawValue] = operation(route, act, authority)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Alongside", "version": "1",
                "description": .text(
                    "The SEND and inclusion support of \(authority.name). Every right and scope is "
                        + "that of the person whose token or session it is."),
            ],
            "paths": .object(paths.mapValues(JSONValue.object)),
            "components": ["securitySchemes": security, "schemas": ["Problem": APISchema.of(ProblemBody.self)]],
        ]
    }

    private static let security: JSONValue = [
        "token": ["type": "http", "scheme": "bearer"],
        "session": ["type": "apiKey", "in": "cookie", "name": "alongside"],
    ]

    private static func operation(_ route: Route, _ act: AnyAct?, _ authority: Authority) -> JSONValue {
        var operation: [String: JSONValue] = [
            "summary": .text(route.summary),
            "operationId": .text(name(route)),
            "responses": .object(responses(route, isAct: act != nil)),
            "parameters": .list(
                parameters(route.path) + route.asks.map(asked) + (act == nil ? [] : [onceHeader])),
        ]
        if let act { operation["requestBody"] = body(act, route.path, authority) }
        switch route.needs {
        case .anyone: operation["security"] = []
        case .signedIn: operation["security"] = [["token": []], ["session": []]]
        case .right(let right):
            operation["security"] = [["token": []], ["session": []]]
            operation["description"] = .text("Needs a post that lets one \(right.rawValue).")
        }
        return .object(operation)
    }

    /// `get_api_schools_school_concerns`: unique, since a method and a path are.
    private static func name(_ route: Route) -> String {
        let words = route.path.split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
        return "\(route.method.rawValue)_\(words)"
    }

    private static func parameters(_ path: String) -> [JSONValue] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part in
            let name = String(part.dropFirst().dropLast())
            return ["name": .text(name), "in": "path", "required": true, "schema": ["type": "string"]]
        }
    }

    private static func asked(_ field: Field) -> JSONValue {
        [
            "name": .text(field.name), "in": "query", "required": .truth(field.isRequired),
            "schema": property(field),
        ]
    }

    private static let onceHeader: JSONValue = [
        "name": "Idempotency-Key", "in": "header", "required": false,
        "description": "The same call under the same key is done once and answered alike.",
        "schema": ["type": "string", "maxLength": 200],
    ]

    private static func responses(_ route: Route, isAct: Bool) -> [String: JSONValue] {
        let schema = route.answers.map { APISchema.of($0) } ?? ["type": "object"]
        var responses: [String: JSONValue] = [
            isAct ? "201" : "200": [
                "description": isAct ? "Done." : "As asked.",
                "content": ["application/json": ["schema": schema]],
            ]
        ]
        let problems = [
            "400": "The body could not be read.", "401": "Nobody is signed in.",
            "403": "No post gives the right.", "404": "Not there, or not in scope.",
            "413": "More than 512 KB at a time.", "415": "Neither a form nor JSON.",
            "422": "Refused, with every reason.", "503": "The database is not available; try again.",
        ]
        for (status, words) in problems {
            responses[status] = [
                "description": .text(words),
                "content": [
                    "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                ],
            ]
        }
        return responses
    }

    private static func body(_ act: AnyAct, _ path: String, _ authority: Authority) -> JSONValue {
        let fields = act.fields(authority).filter { !path.contains("{\($0.name)}") }
        var properties: [String: JSONValue] = [:]
        for field in fields { properties[field.name] = property(field) }
        let required = fields.filter { $0.isRequired && !$0.isSometimes }.map { JSONValue.text($0.name) }
        let schema: JSONValue = [
            "type": "object", "properties": .object(properties), "required": .list(required),
        ]
        return ["required": true, "content": ["application/json": ["schema": schema]]]
    }

    private static func property(_ field: Field) -> JSONValue {
        let label = field.hint.isEmpty || "?.:".contains(field.label.suffix(1)) ? field.label : field.label + "."
        let about = [label, field.hint].filter { !$0.isEmpty }.joined(separator: " ")
        func values(_ choices: [Field.Choice]) -> JSONValue {
            choices.isEmpty
                ? ["type": "string"]
                : ["type": "string", "enum": .list(choices.map { .text($0.value) })]
        }
        var schema: [String: JSONValue]
        switch field.kind {
        case .choice(let choices), .scale(let choices), .pick(let choices, _):
            guard case .object(let object) = values(choices) else { return values(choices) }
            schema = object
        case .choices(let choices): schema = ["type": "array", "items": values(choices)]
        case .day: schema = ["type": "string", "format": "date"]
        case .number: schema = ["type": "integer"]
        default: schema = ["type": ["string", "integer"], "maxLength": .number(field.limit)]
        }
        schema["description"] = .text(about)
        return .object(schema)
    }
}
