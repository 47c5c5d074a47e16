import Alongside
import AlongsideTesting
import Reckoning
import Storage
import Testing

/// A parent finds a school's zone without signing in, by name and by postcode; a script does too.
@Suite struct FindMyZoneJourney {
    @Test(arguments: TestDatabase.engines)
    func `a parent finds the zone, its team and the line`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let parent = Client(test)
            let home = try await parent.get("/")
            #expect(home.status == 200 && home.body.contains(#"action="/find-my-zone""#))
            #expect(home.header("Set-Cookie") == nil)
            try await byName(parent)
            try await theAnswer(parent)
            try await whenTheLineIsClosed(parent, test)
        }
    }

    private func byName(_ parent: Client) async throws {
        let several = try await parent.get("/find-my-zone?q=school")
        #expect(several.body.contains("3 schools found"))
        #expect(several.body.contains("Sandholme High School"))
        let one = try await parent.get("/find-my-zone?q=marshg+PRIM")
        #expect(one.location == "/find-my-zone/900001")
        let suggested = try await parent.get("/find-my-zone/suggest?q=wil")
        #expect(
            suggested.body.contains(
                #"<li><a href="/find-my-zone/900004">Willow School, Norwich</a></li>"#))
        let none = try await parent.get("/find-my-zone?q=%3Cb%3Ezzz")
        #expect(none.body.contains("Nothing found") && none.body.contains("&lt;b&gt;zzz"))
    }

    private func theAnswer(_ parent: Client) async throws {
        let page = try await parent.get("/find-my-zone/900001")
        #expect(page.status == 200 && page.header("Set-Cookie") == nil)
        for words in [
            "Marshgate Primary School is in Norwich (North).", "Phase 1, spring term 2025",
            "Team Around the School, since 6 January 2025", "SEND adviser",
            "schoolandcommunity@norfolk.gov.uk", "0333 313 7165", "Open now",
            "It is open until 5pm today", "EPSS support is free for your school",
        ] {
            #expect(page.body.contains(words), "\(words)")
        }
        #expect(try await parent.get("/find-my-zone/999999").status == 404)
        #expect(try await parent.get("/find-my-zone/nowhere").status == 404)
    }

    private func whenTheLineIsClosed(_ parent: Client, _ test: TestHouse) async throws {
        test.clock.advance(minutes: 8 * 60)
        let page = try await parent.get("/find-my-zone/900001")
        #expect(page.body.contains("Closed now"))
        #expect(page.body.contains("It opens on Wednesday 8 October 2025 at 9am."))
    }

    @Test(arguments: TestDatabase.engines)
    func `by postcode come the nearest schools, and an unknown one is told honestly`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await test.store.keep { writing in
                try writing.run(
                    "INSERT INTO postcode (postcode, easting, northing) VALUES ('NR99 1AB', 623000, 309400)"
                )
            }
            let parent = Client(test)
            let known = try await parent.get("/find-my-zone?q=nr991ab")
            #expect(known.body.contains("Schools nearest to NR99 1AB"))
            #expect(known.body.contains("0.4 km") && known.body.contains("Norwich (North)"))
            for rough in ["NR99+9ZZ", "NR99"] {
                let page = try await parent.get("/find-my-zone?q=\(rough)")
                #expect(page.body.contains("We do not know exactly where this is."))
            }
            let unknown = try await parent.get("/find-my-zone?q=ZE1+0AA")
            #expect(unknown.body.contains("We know no schools near ZE1 0AA"))
            let json = try await parent.get("/api/find-my-zone?q=NR99+1AB")
            #expect(
                json.body.contains(#""how":"postcode""#) && json.body.contains(#""metres":400"#))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `before a zone's change its schools hold Core Consultations, and are told until when`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine, on: Day(iso: "2025-03-04")!) { test in
            try await test.withCast()
            let parent = Client(test)
            let page = try await parent.get("/find-my-zone/900003")
            #expect(
                page.body.contains(
                    "Core Consultation, until 21 April 2025; then Team Around the School, from 22 April 2025"
                ))
            let json = try await parent.get("/api/schools/900003/zone")
            #expect(json.body.contains(#""meeting":"core-consultation""#))
            #expect(json.body.contains(#""code":"GTY-S""#) && json.body.contains(#""isOpen":true"#))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a school without a zone says so, and a closed one leads to its successor`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await test.store.keep { writing in
                try writing.run("DELETE FROM zone_membership WHERE school = 900002")
                try writing.run("UPDATE school SET status = 'closed' WHERE urn = 900001")
                try writing.run(
                    "INSERT INTO school_link (school, successor) VALUES (900001, 900002)")
            }
            let parent = Client(test)
            let zoneless = try await parent.get("/find-my-zone/900002")
            #expect(
                zoneless.status == 200
                    && zoneless.body.contains("no zone recorded for this school yet"))
            let closed = try await parent.get("/find-my-zone/900001")
            #expect(closed.body.contains("This school has closed."))
            #expect(closed.body.contains(#"<a href="/find-my-zone/900002">Holm Academy</a>"#))
        }
    }

    @Test func `help, privacy and accessibility are there for everybody`() async throws {
        try await TestHouse.with(.sqlite) { test in
            let parent = Client(test)
            for (path, words) in [
                ("/help", "0344 800 8021"), ("/privacy", "set no cookies"),
                ("/accessibility", "Accessibility Regulations 2018"),
                ("/find-my-zone", "Find my zone"),
            ] {
                let page = try await parent.get(path)
                #expect(page.status == 200 && page.body.contains(words), "\(path)")
                #expect(page.header("Set-Cookie") == nil)
                #expect(page.body.utf8.count < 40_000)
            }
        }
    }
}
