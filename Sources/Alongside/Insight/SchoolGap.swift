import Pages
import Reckoning
import Storage

/// Something that is missing in what the council holds about a school, and where it is mended.
package struct SchoolGap: Codable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case basis = "lawful-basis"
        case overdue = "overdue-actions"
        case meeting = "no-meeting-planned"
        case notHeld = "meeting-not-recorded"
        case rating = "meeting-not-rated"
        case profiles = "need-profiles"
        case version = "framework-version"
        case zone = "no-zone"
    }

    package let kind: Kind
    /// How many; null where the number must not be shown, or there is none.
    package let count: Int?
    package let words: String
    /// The page that mends it; null where this system has none.
    package let to: String?
}

extension SchoolGap {
    /// What is missing, the most pressing first.
    static func find(
        _ facts: School, meetings: [BoardMeeting], actions: [BoardAction],
        concerns: [BoardConcern], records: ChildRecords, for person: Person,
        _ authority: Authority, on today: Day
    ) -> [SchoolGap] {
        guard !facts.isClosed else { return [] }
        let mayCount = person.mayCountChildren(of: facts.urn)
        let children = mayCount ? Address.children(facts.urn) : nil
        return [
            basis(concerns), overdue(actions, on: today),
            meeting(facts, meetings, person, authority, on: today), zone(facts),
            rating(meetings, authority, mayRate: person.scope(.bringConcern).settings.contains(facts.urn.number)),
            profiles(records.withoutProfile, mayCount, children, authority),
            version(records.withOldVersion, mayCount, children, authority, on: today),
        ].compactMap(\.self)
    }

    private static func basis(_ concerns: [BoardConcern]) -> SchoolGap? {
        let waiting = concerns.filter { !$0.mayBeDiscussed }
        guard let first = waiting.first else { return nil }
        let words =
            waiting.count == 1
            ? "A child’s concern has no lawful basis, so it cannot go to a meeting"
            : "\(waiting.count) children’s concerns have no lawful basis, so they cannot go to a meeting"
        return SchoolGap(
            kind: .basis, count: waiting.count, words: words, to: Address.concern(first.id))
    }

    private static func overdue(_ actions: [BoardAction], on today: Day) -> SchoolGap? {
        let late = actions.filter { $0.isOverdue(on: today) }
        guard let first = late.first else { return nil }
        let words = late.count == 1 ? "An action is overdue" : "\(late.count) actions are overdue"
        return SchoolGap(
            kind: .overdue, count: late.count, words: words, to: Address.action(first.id))
    }

    private static func meeting(
        _ facts: School, _ meetings: [BoardMeeting], _ person: Person, _ authority: Authority,
        on today: Day
    ) -> SchoolGap? {
        if let next = meetings.next {
            guard next.day < today else { return nil }
            return SchoolGap(
                kind: .notHeld, count: nil,
                words: "The meeting of \(next.day.long) has not been recorded",
                to: Address.meeting(next.id))
        }
        guard let zone = facts.zone.flatMap({ authority.zone($0) }),
            let code = zone.meeting(on: today), let kind = authority.meetingKind(code, on: today)
        else { return nil }
        let mayPlan = person.scope(.holdMeeting).reaches(facts)
        return SchoolGap(
            kind: .meeting, count: nil, words: "No \(kind.shortName) meeting is planned",
            to: mayPlan ? Address.planMeeting(for: facts.urn, code) : nil)
    }

    private static func zone(_ facts: School) -> SchoolGap? {
        guard facts.zone == nil else { return nil }
        return SchoolGap(
            kind: .zone, count: nil,
            words: "The school’s zone is not recorded. An administrator imports it.", to: nil)
    }

    private static func rating(
        _ meetings: [BoardMeeting], _ authority: Authority, mayRate: Bool
    ) -> SchoolGap? {
        guard let meeting = meetings.last(where: { $0.mayBeRated(authority) }) else { return nil }
        return SchoolGap(
            kind: .rating, count: nil,
            words: "The meeting of \(meeting.day.short) has not been rated",
            to: mayRate ? Address.rate(meeting.id) : Address.meeting(meeting.id))
    }

    private static func profiles(
        _ count: Int, _ mayCount: Bool, _ to: String?, _ authority: Authority
    ) -> SchoolGap? {
        children(
            count, mayCount, to, authority, .profiles,
            "at SEN Support or with an EHC plan without a current \(authority.word(.needProfile)) profile")
    }

    private static func version(
        _ count: Int, _ mayCount: Bool, _ to: String?, _ authority: Authority, on today: Day
    ) -> SchoolGap? {
        let version = authority.frameworks.inForce(on: today).first?.version ?? ""
        return children(
            count, mayCount, to, authority, .version,
            "with a profile made before version \(version) of \(authority.word(.needProfile))")
    }

    private static func children(
        _ count: Int, _ mayCount: Bool, _ to: String?, _ authority: Authority, _ kind: Kind,
        _ words: String
    ) -> SchoolGap? {
        guard count > 0 else { return nil }
        let least = authority.suppressCountsBelow
        let shown =
            mayCount ? count : SmallNumbers.protect(count, below: least).shown
        let who =
            switch shown {
            case 1: "1 child"
            case let number?: "\(number) children"
            case nil: "Fewer than \(least) children"
            }
        return SchoolGap(kind: kind, count: shown, words: "\(who) \(words)", to: to)
    }
}

/// How many children of a school lack what they should have.
struct ChildRecords: Sendable {
    let withoutProfile: Int
    let withOldVersion: Int

    static func of(
        _ school: URN, _ framework: NeedFramework?, in database: any Connection
    ) throws -> ChildRecords {
        guard let framework else { return ChildRecords(withoutProfile: 0, withOldVersion: 0) }
        var (all, current, profiled) = (0, 0, 0)
        try database.each(
            """
            SELECT framework, version, children FROM profile_count
            WHERE school = \(school)
            """
        ) { row in
            let (code, version, children): (String, String, Int) = (try row[0], try row[1], try row[2])
            guard code != ProfileCount.everyChild else { return all = children }
            guard code == framework.code else { return }
            profiled += children
            if version == framework.version { current += children }
        }
        return ChildRecords(withoutProfile: all - profiled, withOldVersion: profiled - current)
    }
}
