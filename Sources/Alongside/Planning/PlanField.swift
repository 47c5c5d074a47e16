import Pages
import Reckoning
import Storage

/// Fields that acts on plans share.
enum PlanField {
    static let plan = Field("plan", "Plan", .hidden, required: "Say which plan")
    static let placement = Field("placement", "Meeting of the plan", .hidden, required: "Say which meeting")
}
