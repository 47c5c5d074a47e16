/// The acts and routes of this room.
package enum PlanningRoom: Room {
    package static let acts: [AnyAct] = [
        AnyAct(MakeTermPlan.self), AnyAct(StopTermPlan.self), AnyAct(PublishTermPlan.self),
    ]
    package static let routes: [Route] = TermPlanPages.routes + TermPlanAPI.routes
}
