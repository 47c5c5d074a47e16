import Pages
import Reckoning
import Storage

/// What follows from an item when the recap is published: the decision's consequence, in one place,
/// for the page that asks, the refusals, and the act that does it.
enum ItemFollow: Sendable {
    /// A section of the template: nothing.
    case nothing
    /// The child may no longer be discussed, or the item has moved on by itself: left as it is.
    case leftAlone
    /// The concern is dealt with.
    case close(String)
    /// The concern waits for the next meeting.
    case carry(String)
    /// A service is asked.
    case request(RequestSupport)
    /// A meeting of another kind is to be arranged, and the concern waits for it.
    case arrange(MeetingKind.Code)
    /// The support that was given is reviewed.
    case review(ReviewSupport)

    static func of(_ item: ItemAtHand, _ kind: MeetingKind) -> ItemFollow {
        if let request = item.reviewOf {
            guard item.mayBeDiscussed, item.requestState == .reported, let outcome = item.outcome,
                let going = item.going
            else { return .leftAlone }
            return .review(
                ReviewSupport(
                    request: request, item: item.id, outcome: outcome, next: item.next, going: going
                ))
        }
        guard let concern = item.concern else { return .nothing }
        guard item.concernState == .onAgenda else { return .leftAlone }
        guard item.mayBeDiscussed else {
            return .carry("Left out of the meeting: no lawful basis in force")
        }
        guard let decision = item.decision.flatMap({ kind.decision($0) }) else { return .leftAlone }
        switch decision.follows {
        case .nothing: return .close(decision.words)
        case .pathway: return .close(decision.words)
        case .carryForward: return .carry(decision.words)
        case .meeting(let code): return .arrange(code)
        case .requestForSupport(let service):
            return .request(
                RequestSupport(
                    concern: concern, item: item.id, service: service, question: item.question))
        }
    }

    /// What stands in the way of it.
    func refusals(_ occasion: Occasion) throws -> [Refusal] {
        switch self {
        case .request(let act): try act.refusals(occasion)
        case .review(let act): try act.refusals(occasion)
        case .nothing, .leftAlone, .close, .carry, .arrange: []
        }
    }

    /// What will happen, for the page that asks whether to publish.
    func words(_ authority: Authority) -> String? {
        switch self {
        case .nothing: nil
        case .leftAlone: "Left as it is: it waits for another meeting"
        case .close(let why): "\(why). The concern is closed"
        case .carry(let why): "\(why). The concern waits for the next meeting"
        case .arrange(let code):
            "An action to arrange a \(authority.meetingKind(code)?.name ?? code.rawValue)"
        case .request(let act):
            "A request for support goes to \(authority.service(act.service)?.name ?? act.service)"
        case .review(let act):
            "The support is reviewed: \(act.outcome.words.lowercased())"
                + (act.going == .goOn ? ", and the service is asked to go on" : ", and it ends")
        }
    }
}

// How a review that waits for the recap is kept.
extension ReviewSupport.Going: StorableText {}
