import Pages
import Reckoning
import Storage

/// WHEN the recap of a meeting is published
///
/// Everything has been decided or reviewed, and it is known who came. The record is frozen, and what
/// the decisions meant now happens, all of it or nothing, in one transaction:
///
/// * a decision for a service asks that service for support (``RequestSupport``);
/// * a review closes the support, or asks the service to go on (``ReviewSupport``);
/// * a decision for another meeting becomes an action to arrange it, within ten working days, and
///   the concern waits;
/// * a carry-forward lets the concern wait for the next meeting;
/// * advice, signposting, training, another pathway and nothing more close the concern. Actions that
///   were agreed stay open by themselves: they have owners and days of their own.
///
/// An item about a child who may no longer be discussed needs no decision: its concern waits, with
/// the reason. From now on everybody who sees the meeting reads the recap; child items are withheld
/// from those outside the child's scope. Asked twice, it happens once.
///
/// PAGE    /meetings/{meeting}/publish
/// API     POST /api/meetings/{meeting}/publish
/// COMMAND alongside do publish-recap
/// SETTING meetings.yaml (decisions, and what follows)
package struct PublishRecap: Act {
    package let meeting: ID<Meeting>
    package let words: String

    // What must be known.

    package static let name = "PublishRecap"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/meetings/{meeting}/publish"
    package static let summary = "Publish a meeting's recap, and do what was decided."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        words = form.text(Self.summaryField)
        guard let meeting, form.refusals.isEmpty else { throw form.refused }
        self.meeting = meeting
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayHold(meeting) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.meeting(meeting)
        let refusals = found.refusals(.published)
        guard refusals.isEmpty, let kind = found.kind(occasion.authority) else { return refusals }
        return try Self.open(found, kind, occasion)
    }

    /// What is still open in a meeting's record.
    private static func open(
        _ meeting: MeetingAtHand, _ kind: MeetingKind, _ occasion: Occasion
    ) throws -> [Refusal] {
        var refusals: [Refusal] = []
        let came = try occasion.database.exists(
            "SELECT 1 FROM attendance WHERE meeting = \(meeting.id) AND state = 'attended'")
        if !came { refusals.append(Refusal("", "Record who came: at least one person.")) }
        for item in try occasion.items(of: meeting.id) where item.isToDecide {
            guard item.isDecided else {
                let what = item.reviewOf == nil ? "decision" : "review"
                refusals.append(Refusal("", "\(item.words) has no \(what) yet."))
                continue
            }
            let stands = try ItemFollow.of(item, kind).refusals(occasion)
            refusals += stands.map { Refusal("", "\(item.words): \($0.words)") }
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        package var requests: [ID<SupportRequest>] = []
        package var reviewed: [ID<SupportRequest>] = []
        package var arranged: [ID<AgreedAction>] = []
        package var carried: [ID<Concern>] = []
        package var closed: [ID<Concern>] = []
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.meeting(meeting)
        guard let kind = found.kind(occasion.authority) else { throw NotThere() }
        var done = Done(meeting: meeting)
        for item in try occasion.items(of: meeting) {
            try follow(ItemFollow.of(item, kind), item, occasion, &done)
        }
        try occasion.writing.run(
            """
            UPDATE meeting SET summary = \(words), published_at = \(occasion.now)
            WHERE id = \(meeting)
            """)
        try occasion.move(meeting, to: .published)
        occasion.note(
            Self.self, meeting.subject,
            detail: "requests \(done.requests.count), carried \(done.carried.count)")
        return done
    }

    // What follows.

    private func follow(
        _ follow: ItemFollow, _ item: ItemAtHand, _ occasion: Occasion, _ done: inout Done
    ) throws {
        switch follow {
        case .nothing, .leftAlone: break
        case .close(let why):
            guard let concern = item.concern else { return }
            try occasion.move(concern, to: .closed, reason: why)
            done.closed.append(concern)
        case .carry(let why):
            guard let concern = item.concern else { return }
            try occasion.move(concern, to: .carried, reason: why)
            done.carried.append(concern)
        case .request(let request):
            done.requests.append(try occasion.follow(request).request)
        case .arrange(let code):
            guard let concern = item.concern else { return }
            let name = occasion.authority.meetingKind(code)?.name ?? code.rawValue
            let due = occasion.authority.calendar.workingDay(-10, before: occasion.today)
            let action = AgreeAction(
                meeting: meeting, item: item.id, what: "Arrange a \(name)",
                owner: occasion.person.name, due: due)
            done.arranged.append(try occasion.follow(action).action)
            try occasion.move(concern, to: .carried, reason: "To a \(name)")
            done.carried.append(concern)
        case .review(let review):
            let reviewed = try occasion.follow(review)
            done.reviewed.append(review.request)
            if let next = reviewed.followedBy { done.requests.append(next) }
        }
    }
}

extension ItemAtHand {
    /// Whether the recap waits for a decision or a review of it: it is no section, it may be
    /// discussed, and it has not moved on by another way.
    var isToDecide: Bool {
        guard mayBeDiscussed else { return false }
        if reviewOf != nil { return requestState == .reported }
        return concern != nil && concernState == .onAgenda
    }
}

extension PublishRecap {
    static let summaryField = Field(
        "summary", "The meeting in a few words",
        hint: "Everybody who sees the meeting can read this. Leave out children's names.",
        .longText(rows: 3), limit: 2_000)

    package static func fields(_ authority: Authority) -> [Field] {
        [MeetingField.meeting, summaryField]
    }
}
