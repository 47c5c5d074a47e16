import Alongside
import ArgumentParser
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import Storage

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages and the API.")

    @OptionGroup var options: Options
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port to listen on.") var port = 8080
    @Option(help: "The most connections at once; more wait.") var connections = 2_000
    @Flag(help: "Browsers reach it over https: mark cookies secure.") var secure = false
    @Option(help: "A proxy in front, by its network address: its X-Forwarded-For is believed.")
    var trustedProxy: [String] = []
    @Flag(help: "Everything in the database is invented; say so on every page.")
    var demonstration = false

    func run() async throws {
        var settings = HouseSettings()
        settings.isSecure = secure
        settings.isDemonstration = demonstration
        settings.trustedProxies = Set(trustedProxy)
        let house = House(
            store: try await options.openStore(), authority: try options.loadAuthority(),
            settings: settings)
        let site = Site(house: house, routes: Rooms.routes)
        let application = Application(
            router: site.router(),
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: .init(
                address: .hostname(host, port: port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(connections)),
            onServerRunning: { _ in Console.complain("Alongside is at http://\(host):\(port)") })
        try await application.runService()
        house.store.close()
    }
}
