import Alongside
import ServiceLifecycle

/// Tidies the database every hour while the server runs.
struct Tidying: Service {
    let house: House

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: .seconds(3_600))
                try? await Housekeeping.tidy(house.store, at: house.now())
            }
        }
    }
}
