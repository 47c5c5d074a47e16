import Reckoning
import Storage

extension Address {
    package static let planMeeting = "/meetings/new"
    package static func planMeeting(for school: URN, _ kind: MeetingKind.Code) -> String {
        "/meetings/new?kind=\(kind.rawValue)&school=\(school)"
    }
    package static func closePack(_ meeting: ID<Meeting>) -> String {
        "/meetings/\(meeting)/close-pack"
    }
    package static func record(_ meeting: ID<Meeting>) -> String { "/meetings/\(meeting)/record" }
    package static func publish(_ meeting: ID<Meeting>) -> String { "/meetings/\(meeting)/publish" }
    package static func hold(_ meeting: ID<Meeting>) -> String { "/meetings/\(meeting)/hold" }
    package static func attendance(_ meeting: ID<Meeting>) -> String {
        "/meetings/\(meeting)/attendance"
    }
    package static func invite(_ meeting: ID<Meeting>) -> String { "/meetings/\(meeting)/invite" }
    package static func move(_ meeting: ID<Meeting>) -> String { "/meetings/\(meeting)/move" }
    package static func cancel(_ meeting: ID<Meeting>) -> String { "/meetings/\(meeting)/cancel" }
    package static func rate(_ meeting: ID<Meeting>) -> String { "/meetings/\(meeting)/rate" }
    package static func addPaper(_ meeting: ID<Meeting>) -> String {
        "/meetings/\(meeting)/papers/new"
    }
    package static func addItem(_ meeting: ID<Meeting>) -> String {
        "/meetings/\(meeting)/items/new"
    }
    package static func addAction(_ meeting: ID<Meeting>) -> String {
        "/meetings/\(meeting)/actions/new"
    }
    package static func item(_ item: ID<AgendaItem>, of meeting: ID<Meeting>) -> String {
        "/meetings/\(meeting)/items/\(item)"
    }
    package static func answerInvitation(_ meeting: ID<Meeting>) -> String {
        "/meetings/\(meeting)/answer"
    }
    package static func invitationFile(_ meeting: ID<Meeting>) -> String {
        "/meetings/\(meeting)/invitation.ics"
    }
    package static func action(_ id: ID<AgreedAction>) -> String { "/actions/\(id)" }
}
