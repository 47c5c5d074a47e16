import Reckoning
import Storage

/// A file of postcodes and where they are, on the National Grid in metres, as the Office for
/// National Statistics gives them.
package struct PostcodeFile: Sendable {
    package struct Point: Sendable, Hashable {
        package let easting: Int
        package let northing: Int

        package init(easting: Int, northing: Int) {
            (self.easting, self.northing) = (easting, northing)
        }
    }

    package private(set) var points: [String: Point] = [:]
    package private(set) var lines: [String: Int] = [:]
    package private(set) var rejected = Rejections()

    package init(_ reader: CSVReader, progress: (Double) -> Void = { _ in }) throws {
        let rows = try ImportColumns(
            reader,
            [
                ["postcode", "pcds", "pcd"], ["easting", "oseast1m", "east1m"],
                ["northing", "osnrth1m", "north1m"],
            ])
        try rows.each(progress: progress) { take($0) }
    }

    private mutating func take(_ row: ImportColumns.Row) {
        if let fault = row.fault { return rejected.add(line: row.line, fault.description) }
        guard let postcode = Postcode(row.texts[0])?.text else {
            return rejected.add(line: row.line, "“\(row.texts[0])” is not a postcode")
        }
        guard let easting = Int(row.texts[1]), let northing = Int(row.texts[2]),
            (0...700_000).contains(easting), (0...1_300_000).contains(northing)
        else {
            return rejected.add(
                line: row.line,
                "\(postcode): “\(row.texts[1])”, “\(row.texts[2])” is not a place on the National "
                    + "Grid in metres")
        }
        if let first = lines[postcode] {
            return rejected.add(line: row.line, "\(postcode) stands on line \(first) already")
        }
        lines[postcode] = row.line
        points[postcode] = Point(easting: easting, northing: northing)
    }
}

/// WHEN the authority takes in where its postcodes are
///
/// So that a family can find the schools near them by their postcode. A postcode that has moved is
/// written anew; one that the file does not name stays. Nobody's postcode is kept when it is asked
/// about.
///
/// COMMAND alongside import postcodes FILE [--apply]
package struct ImportPostcodes: FileImport {
    package let file: PostcodeFile
    package init(file: PostcodeFile) { self.file = file }

    package func preview(in house: House) async throws -> ImportReport {
        try await house.store.read { try plan($0).report }
    }

    package func apply(in house: House) async throws -> ImportReport {
        try await house.store.write(as: "system") { writing in
            let plan = try plan(writing.connection)
            let rows = plan.changed.sorted().compactMap { postcode in
                file.points[postcode].map { point in
                    [.text(postcode), point.easting.sqlValue, point.northing.sqlValue]
                }
            }
            try writing.insert(
                into: "postcode", "postcode, easting, northing", rows,
                then: """
                    ON CONFLICT (postcode)
                    DO UPDATE SET easting = excluded.easting, northing = excluded.northing
                    """)
            var report = plan.report
            report.isApplied = true
            writing.note("ImportPostcodes", "postcodes", detail: report.countsInWords)
            return report
        }
    }

    private func plan(_ database: any Connection) throws -> PostcodeImportPlan {
        var held: [String: PostcodeFile.Point] = [:]
        try database.each("SELECT postcode, easting, northing FROM postcode") { row in
            held[try row[0]] = PostcodeFile.Point(easting: try row[1], northing: try row[2])
        }
        return PostcodeImportPlan(held: held, file: file)
    }
}

/// What an import of postcodes would do. New ones are counted and not listed: they come by the
/// ten thousand.
package struct PostcodeImportPlan: Sendable {
    package private(set) var report = ImportReport(
        "postcodes", outcomes: ["new", "changed", "unchanged"])
    package private(set) var changed: [String] = []

    package init(held: [String: PostcodeFile.Point], file: PostcodeFile) {
        report.rejected = file.rejected
        for (postcode, point) in file.points {
            guard let was = held[postcode] else {
                report.count("new")
                changed.append(postcode)
                continue
            }
            if was == point {
                report.count("unchanged")
                continue
            }
            changed.append(postcode)
            report.add(
                .init(
                    outcome: "changed", line: file.lines[postcode] ?? 0, subject: postcode,
                    name: "",
                    changes: [
                        .init(
                            what: "place", was: "\(was.easting) \(was.northing)",
                            becomes: "\(point.easting) \(point.northing)")
                    ]))
        }
    }
}
