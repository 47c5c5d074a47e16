import Alongside
import ArgumentParser
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Reckoning
import ServiceLifecycle
import Storage

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages and the API.")

    @OptionGroup var options: Options
    @OptionGroup var mail: MailOptions
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port to listen on.") var port = 8080
    @Option(help: "The most connections at once; more wait.") var connections = 2_000
    @Flag(help: "Browsers reach it over https: mark cookies secure.") var secure = false
    @Option(help: "A proxy in front, by its network address: its X-Forwarded-For is believed.")
    var trustedProxy: [String] = []
    @Flag(help: "Everything in the database is invented; say so on every page.")
    var demonstration = false

    @Option(
        help: """
            With --demonstration: the day and time that the clock shows as the server starts, \
            like 2025-10-14T10:00.
            """)
    var clock: String?

    @Option(help: "The day on which the accessibility statement was prepared, like 2025-03-04.")
    var statementPrepared: String?
    @Option(help: "The day on which the accessibility statement was last reviewed.")
    var statementReviewed: String?

    func validate() throws {
        guard (1...65_535).contains(port) else {
            throw ValidationError("A port is a number from 1 to 65535.")
        }
        guard connections > 0 else { throw ValidationError("Allow at least one connection.") }
    }

    func run() async throws {
        var settings = HouseSettings()
        settings.isSecure = secure
        settings.isDemonstration = demonstration
        settings.trustedProxies = Set(trustedProxy)
        settings.statementPrepared = try day(statementPrepared)
        settings.statementReviewed = try day(statementReviewed)
        settings.mail = try mail.settings
        let way = settings.mail == nil ? nil : try mail.way()
        let authority = try options.loadAuthority()
        let now = try startingClock(authority)
        let house = House(
            store: try await options.openStore(making: true, now: now), authority: authority,
            settings: settings, now: now)
        try await Housekeeping.tidy(house.store, at: now())
        let site = Site(house: house, routes: Rooms.routes)
        var application = Application(
            router: site.router(),
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: .init(
                address: .hostname(host, port: port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(connections)),
            onServerRunning: { _ in Console.complain("Alongside is at http://\(host):\(port)") },
            logger: Logger(label: "alongside", factory: ServerLog.init))
        application.addServices(Aside(Tidying(house: house)), Aside(PlanWorker(house: house)))
        if let way, let worker = OutboxWorker(house: house, mail: way, before: OverduePromises.tell) {
            application.addServices(Aside(worker))
        }
        let serving = application
        do {
            try await house.store.onReaders { try await serving.runService() }
        } catch let error as IOError {
            house.store.close()
            let reason = String(cString: strerror(error.errnoCode))
            Console.complain("Alongside cannot listen on \(host):\(port): \(reason). Choose with --host and --port.")
            throw ExitCode(1)
        }
        house.store.close()
    }

    /// The machine's clock, or one that starts where --clock says and goes on from there.
    private func startingClock(_ authority: Authority) throws -> @Sendable () -> Instant {
        guard let clock else { return Instant.now }
        let parts = clock.split(separator: "T").map(String.init)
        guard demonstration, parts.count == 2, let day = Day(iso: parts[0]),
            let minute = minutes(clock: parts[1])
        else {
            throw ValidationError("--clock goes with --demonstration, as in 2025-10-14T10:00.")
        }
        let start = authority.timeZone.instant(of: LocalTime(day: day, minute: minute))
        let began = Instant.now()
        return {
            Instant(milliseconds: start.milliseconds + Instant.now().milliseconds - began.milliseconds)
        }
    }

    private func day(_ text: String?) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(iso: text) else {
            throw ValidationError("“\(text)” is not a real date: write it like 2025-03-04.")
        }
        return day
    }
}

/// A service that works aside from the threads that answer requests: what takes long there would
/// keep somebody waiting.
private struct Aside: ServiceLifecycle.Service {
    private let work: any ServiceLifecycle.Service

    init(_ work: any ServiceLifecycle.Service) { self.work = work }

    func run() async throws {
        try await withTaskExecutorPreference(globalConcurrentExecutor) { try await work.run() }
    }
}
