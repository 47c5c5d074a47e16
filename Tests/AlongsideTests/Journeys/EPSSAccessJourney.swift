import Alongside
import AlongsideTesting
import Reckoning
import Storage
import Testing

/// Anybody asks how a school gets EPSS, on the page and through the API, for any day.
@Suite struct EPSSAccessJourney {
    private func withContract(_ test: TestHouse) async throws {
        try await test.withCast()
        try await test.store.keep { writing in
            try writing.run(
                """
                INSERT INTO epss_contract (school, half_days_bought, half_days_used, from_day, to_day)
                VALUES (900002, 10, 3, '2024-09-01', '2025-08-31')
                """)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the API answers with every field, for any day`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await withContract(test)
            let script = Client(test)
            let path = "/api/settings/900002/epss-access"
            let summer = try await script.get(path + "?on=2025-06-10")
            #expect(summer.status == 200)
            for part in [
                #""urn":"900002""#, #""on":"2025-06-10""#, #""route":"tas""#,
                #""charge":"contract-days""#, #""topUpAllowed":false"#, #""fallback":"line""#,
                #""until":"2025-07-23""#, "3½ days left", #""source":"SEND and Inclusion"#,
            ] {
                #expect(summer.body.contains(part), "\(part)")
            }
            let today = try await script.get(path)
            #expect(
                today.body.contains(#""on":"2025-10-07""#) && today.body.contains(#""until":null"#))
            let incident = try await script.get(path + "?on=2025-06-10&criticalIncident=true")
            #expect(incident.body.contains(#""route":"critical-incident""#))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a bad day is a problem to mend, and an unknown school is not there`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await withContract(test)
            let script = Client(test)
            for bad in ["on=2025-02-30", "on=tomorrow", "criticalIncident=perhaps"] {
                let answer = try await script.get("/api/settings/900002/epss-access?\(bad)")
                #expect(answer.status == 422, "\(bad)")
                #expect(answer.header("Content-Type") == "application/problem+json")
            }
            #expect(try await script.get("/api/settings/999999/epss-access").status == 404)
            #expect(try await script.get("/api/settings/12/epss-access").status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the page takes a day in three boxes and keeps it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await withContract(test)
            let parent = Client(test)
            let page = try await parent.get(
                "/schools/900002/epss?on-day=10&on-month=6&on-year=2025")
            #expect(page.status == 200 && page.body.contains("On Tuesday 10 June 2025"))
            #expect(
                page.body.contains("Days of your contract") && page.body.contains("23 July 2025"))
            let wrong = try await parent.get(
                "/schools/900002/epss?on-day=31&on-month=6&on-year=2025")
            #expect(wrong.status == 422 && wrong.body.contains("This is not a real date"))
            #expect(wrong.body.contains(#"value="31""#))
            #expect(try await parent.get("/schools/999999/epss").status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the zone asked about is the one of that day`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await withContract(test)
            try await test.store.keep { writing in
                try writing.run(
                    "UPDATE zone_membership SET until_day = '2025-09-01' WHERE school = 900002")
                try writing.run(
                    "INSERT INTO zone_membership (school, zone, from_day) VALUES (900002, 'BRK-N', '2025-09-01')"
                )
            }
            let script = Client(test)
            let june = try await script.get("/api/settings/900002/epss-access?on=2025-06-10")
            #expect(june.body.contains(#""route":"tas""#))
        }
    }
}
