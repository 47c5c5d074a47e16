import Pages
import Reckoning
import Storage

/// Tells a chain from what was read: pure, so that its order can be tested without a database.
struct ChainTelling {
    let authority: Authority
    let concern: ChainConcern
    /// Whether the reader may see decisions of meetings that are not published yet.
    let seesDrafts: Bool

    func links(
        _ items: [ChainItem], _ requests: [ChainRequest], _ steps: [String: ChainStep]
    ) -> [ChainLink] {
        var links = [brought] + items.map(met)
        for request in requests { links += told(request, steps) }
        if items.isEmpty, concern.state.isWaiting {
            links.append(to(.meeting, "At a meeting", .current))
        } else if concern.state.isWaiting, !links.contains(where: { $0.state == .current }) {
            links.append(to(.meeting, "At the next meeting", .current))
        }
        if concern.state == .withdrawn { links.append(to(.ended, "Withdrawn", .done)) }
        return links
    }

    private var brought: ChainLink {
        ChainLink(
            kind: .concern, words: "Concern raised", state: .done, day: day(concern.broughtAt),
            person: concern.broughtBy, hint: "", address: Address.concern(concern.id))
    }

    private func met(_ item: ChainItem) -> ChainLink {
        let kind = authority.meetingKind(item.kind)
        let mayKnow = concern.isOpenToReader && (seesDrafts || item.state == "published")
        let decision = mayKnow ? item.decision.map { kind?.decision($0)?.words ?? $0 } : nil
        let isOver = item.decision != nil || item.state == "held" || item.state == "published"
        return ChainLink(
            kind: .meeting, words: kind?.shortName ?? "Meeting", state: isOver ? .done : .current,
            day: item.day, person: item.recordedBy, hint: decision ?? "",
            address: concern.opensMeetings ? Address.meeting(item.meeting) : nil)
    }

    /// A request's steps: those it has come through, the one it stands at, those still to come.
    private func told(_ request: ChainRequest, _ steps: [String: ChainStep]) -> [ChainLink] {
        let service = authority.service(request.service)?.shortName ?? request.service
        let address = Address.request(request.id)
        func link(
            _ kind: ChainLink.Kind, _ words: String, _ step: String, hint: String = "",
            to place: String? = nil
        ) -> ChainLink? {
            steps["\(request.id) \(step)"].map { done in
                let isGoingOn = kind == .delivery && request.state == step
                return ChainLink(
                    kind: kind, words: words, state: isGoingOn ? .current : .done,
                    day: kind == .delivery ? request.lastSession : day(done.at),
                    person: done.person, hint: hint, address: place ?? address)
            }
        }
        let days = request.halfDays.map { HalfDays.used(halfHours: request.halfHoursUsed, of: $0) }
        let review = request.reviewedAt.flatMap { concern.opensMeetings ? Address.meeting($0) : nil }
        var links = [
            link(.request, "\(service) asked", "requested"),
            link(.request, "Accepted", "accepted"),
            link(.allocation, "Allocated", "allocated", hint: request.practitioner ?? ""),
            link(.delivery, "Sessions", "delivering", hint: days ?? ""),
            link(.report, "Reported", "reported"),
            link(.review, "Reviewed", "reviewed", hint: outcome(request), to: review),
        ].compactMap { $0 }
        if request.state == "returned", let back = link(.request, "Returned", "returned") {
            links.append(back)
        }
        if request.state == "closed", request.outcome == nil,
            let end = link(.ended, "Closed without a review", "closed")
        {
            links.append(end)
        }
        return links + ahead(request.state)
    }

    /// What a request has still to come, from where it stands.
    private func ahead(_ state: String) -> [ChainLink] {
        let coming: [(after: [String], kind: ChainLink.Kind, words: String)] = [
            (["requested"], .request, "The service answers"),
            (["requested", "accepted"], .allocation, "Somebody is chosen"),
            (["requested", "accepted", "allocated"], .delivery, "Sessions"),
            (["requested", "accepted", "allocated", "delivering"], .report, "A report"),
            (
                ["requested", "accepted", "allocated", "delivering", "reported"], .review,
                "Review at a meeting"
            ),
        ]
        if state == "returned" { return [to(.request, "The zone team answers", .current)] }
        let left = coming.filter { $0.after.contains(state) }
        let isGoingOn = state == "delivering"
        return left.enumerated().map {
            to($1.kind, $1.words, $0 == 0 && !isGoingOn ? .current : .next)
        }
    }

    private func to(
        _ kind: ChainLink.Kind, _ words: String, _ state: Part.Step.State
    ) -> ChainLink {
        ChainLink(
            kind: kind, words: words, state: state, day: nil, person: nil, hint: "", address: nil)
    }

    private func outcome(_ request: ChainRequest) -> String {
        guard concern.isOpenToReader else { return "" }
        return switch request.outcome {
        case "achieved": "Achieved"
        case "partly": "Partly achieved"
        case "not": "Not achieved"
        default: ""
        }
    }

    private func day(_ instant: Instant) -> Day { authority.timeZone.localTime(of: instant).day }
}
