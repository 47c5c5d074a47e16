import Alongside
import Foundation
import Reckoning
import Storage
import Synchronization

/// A clock that stands still until a test moves it.
package final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    package init(_ day: Day, minute: Int = 10 * 60) {
        let zone = TimeZone(identifier: "Europe/London") ?? .gmt
        instant = Mutex(zone.instant(of: LocalTime(day: day, minute: minute)))
    }

    package var now: Instant { instant.withLock { $0 } }
    package func move(to new: Instant) { instant.withLock { $0 = new } }
    package func advance(minutes: Int) {
        instant.withLock { $0 = $0.adding(seconds: minutes * 60) }
    }
    package func advance(days: Int) { advance(minutes: days * 24 * 60) }
}

/// A house to test in: the Norfolk package, an empty database of either engine, a clock that
/// stands at Tuesday 7 October 2025, 10am, and ids that come in order.
package struct TestHouse: Sendable {
    package let house: House
    package let clock: TestClock
    package var store: Store { house.store }

    package init(house: House, clock: TestClock) {
        self.house = house
        self.clock = clock
    }

    /// The Norfolk package, loaded once.
    package static let norfolk: Authority? = try? Authority.load(
        folder: repository + "/Authorities/norfolk")

    /// Makes a house on an engine, hands it over, and takes its database away again.
    package static func with(
        _ engine: Engine, on day: Day = Day(iso: "2025-10-07") ?? Day(number: 0),
        migrating steps: [Migration] = Schema.steps,
        _ body: (TestHouse) async throws -> Void
    ) async throws {
        let clock = TestClock(day)
        guard let norfolk else { throw TestTrouble("the Norfolk package does not load") }
        try await TestDatabase.with(engine) { address in
            let bits = Mutex<UInt64>(0)
            let store = try Store(address, now: { clock.now }) {
                bits.withLock {
                    $0 += 1; return ($0 >> 12, $0)
                }
            }
            _ = try await store.migrate(steps)
            var settings = HouseSettings()
            settings.passwordCost = 1 << 10
            let house = House(
                store: store, authority: norfolk, settings: settings, now: { clock.now })
            do {
                try await body(TestHouse(house: house, clock: clock))
                store.close()
            } catch {
                store.close()
                throw error
            }
        }
    }

    /// How many schools' counts are not what counting them anew from the nouns finds; then they are
    /// put right. None, where every act that changes them counted again.
    package func miscounted() async throws -> Int {
        try await SchoolStanding.recount(store, house.authority, on: house.today)
    }

    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
}

package struct TestTrouble: Error, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
