import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Pages
import Reckoning
import Storage

/// The house on the web: every route behind one way in, which knows the person, refuses what is
/// not allowed, and turns what a room answers into a response.
package struct Site: Sendable {
    package let house: House
    package let routes: [Route]
    let chrome: Chrome
    let log: Logger

    /// The most bytes a form or a JSON body may have.
    static let bodyLimit = 512 * 1024

    package init(house: House, routes: [Route], log: Logger = Logger(label: "alongside")) {
        self.house = house
        self.routes = routes
        self.log = log
        chrome = Chrome(house: house)
    }

    package func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        for route in routes {
            router.on(RouterPath(route.path), method: route.method.http) { request, context in
                await respond(to: request, context: context, by: route)
            }
        }
        router.add(middleware: Elsewhere(site: self))
        return router
    }

    private func respond(
        to request: Request, context: SiteContext, by route: Route
    ) async -> Response {
        var asking = Asking(request, secure: house.settings.isSecure)
        do {
            try await find(&asking)
            var body = ByteBuffer()
            if asking.isPost {
                body = try await self.body(of: request)
                try await find(&asking)  // it may have ended while the body came in
            }
            var visit = try visit(asking, body: body, context: context)
            if asking.isPost {
                visit.address = ClientAddress.of(
                    context.remoteAddress, forwarded: request.headers[values: ClientAddress.header],
                    trusting: house.settings.trustedProxies)
            }
            try await check(visit, asking, route)
            return response(try await route.answer(visit), asking)
        } catch {
            return await refuse(error, asking)
        }
    }

    private func body(of request: Request) async throws -> ByteBuffer {
        try await Deadline.within(seconds: 20) {
            try await request.body.collect(upTo: Site.bodyLimit)
        }
    }

    private func visit(
        _ asking: Asking, body: ByteBuffer, context: SiteContext
    ) throws -> Visit {
        let given = try asking.given(String(buffer: body))
        if let once = asking.once, !(1...200).contains(once.count) {
            throw Refusals([Refusal("Idempotency-Key", "Give a key of 1 to 200 characters")])
        }
        var visit = Visit(
            house: house, method: asking.isPost ? .post : .get, path: asking.path,
            query: asking.query, given: given, once: asking.once ?? given["_once"].nilIfEmpty,
            person: asking.person, token: asking.session?.token ?? asking.startSecret ?? "",
            session: asking.bearer == nil ? asking.session : nil, browser: asking.knownSecret)
        for parameter in context.parameters {
            visit.parameters[String(parameter.key)] = String(parameter.value)
        }
        return visit
    }

    /// The session, and whoever it or the API token stands for with the posts of today.
    private func find(_ asking: inout Asking) async throws {
        guard asking.sessionSecret != nil || asking.bearer != nil else { return }
        let (now, today, bearer) = (house.now(), house.today, asking.bearer)
        var found: (session: Session?, person: Person?) = (nil, nil)
        if let secret = asking.sessionSecret {
            let known = try await house.store.ask { try Session.find(secret, on: today, in: $0) }
            let isInForce = known?.session.isInForce(at: now, house.settings) ?? false
            found = (known?.session, isInForce ? known?.person : nil)
        }
        if let bearer {
            found.person = try await house.store.read {
                try APIToken.person(bearer, on: today, in: $0)
            }
        }
        (asking.session, asking.person) = found
        guard bearer == nil, found.person != nil, let session = found.session,
            now.seconds(since: session.seenAt) >= 60
        else { return }
        try await house.store.keep { writing in
            try writing.run("UPDATE session SET seen_at = \(now) WHERE id = \(session.id)")
        }
    }

    /// Whether the visit may go on: signed in where it must be, allowed, and not forged.
    private func check(_ visit: Visit, _ asking: Asking, _ route: Route) async throws {
        if asking.bearer != nil && visit.person == nil { throw NotSignedIn() }
        if asking.isAPI && asking.bearer == nil && asking.session == nil && route.needs != .anyone {
            throw NotSignedIn()
        }
        if asking.isPost && asking.bearer == nil {
            let sent = visit.given["_token"].nilIfEmpty ?? asking.tokenHeader ?? ""
            guard !visit.token.isEmpty, Secret.isEqual(sent, visit.token), !asking.isCrossSite else {
                try await keepTypedBefore(sent, visit, asking, route)
                throw Forged()
            }
        }
        switch route.needs {
        case .anyone: break
        case .signedIn:
            if visit.person == nil { throw NotSignedIn() }
            try checkPassword(visit)
        case .right(let permission):
            guard let person = visit.person else {
                try await keepTyped(visit, asking)
                throw NotSignedIn()
            }
            guard person.may(permission) else { throw NotAllowed(permission: permission) }
            // A token that was found or stolen makes no further tokens and changes no password.
            if permission == .ownAccount && asking.bearer != nil {
                throw NotAllowed(permission: permission)
            }
            try checkPassword(visit)
        }
    }

    /// Whoever signed in with a password that somebody else chose changes it before anything else.
    private func checkPassword(_ visit: Visit) throws {
        let allowed = [Address.changePassword, Address.signOut]
        guard visit.session?.mustChangePassword == true, !allowed.contains(visit.path) else {
            return
        }
        throw PasswordToChange()
    }

    /// A session that ended while somebody was typing: what they sent waits for them as a draft.
    private func keepTyped(_ visit: Visit, _ asking: Asking) async throws {
        guard asking.isPost, let session = asking.session else { return }
        try await Draft.keep(visit.given, form: visit.path, of: session.person, in: house.store)
    }
}

/// What Hummingbird hands to a route.
package struct SiteContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    private let channel: any Channel

    /// The other end of the connection: a client, or a proxy in front of the server.
    package var remoteAddress: String? { channel.remoteAddress?.ipAddress }

    package init(source: ApplicationRequestContextSource) {
        channel = source.channel
        coreContext = .init(source: source)
    }
}

extension Route.Method {
    var http: HTTPRequest.Method { self == .get ? .get : .post }
}

extension String {
    var nilIfEmpty: String? { isEmpty ? nil : self }
}

/// A form that does not carry the session's token, or comes from another site.
struct Forged: Error {}
/// Nobody is signed in where somebody has to be.
struct NotSignedIn: Error {}
/// The password was chosen by somebody else and has to be changed first.
struct PasswordToChange: Error {}
/// More is asked at once than can be done within a few seconds.
struct Busy: Error {}
/// A body of a kind that is not read.
struct NotOurs: Error {}
/// A body that is not what it says it is.
struct Malformed: Error {}
