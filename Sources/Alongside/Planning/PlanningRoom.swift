/// The acts and routes of this room.
package enum PlanningRoom: Room {
    package static let acts: [AnyAct] = [
        AnyAct(MakeTermPlan.self), AnyAct(StopTermPlan.self), AnyAct(PublishTermPlan.self),
        AnyAct(PinPlacement.self), AnyAct(ForbidHalfDay.self), AnyAct(MovePlacement.self),
        AnyAct(AnswerInvitation.self), AnyAct(MakeCalendarFeed.self), AnyAct(EndCalendarFeed.self),
        AnyAct(AskWhatIf.self),
    ]
    package static let routes: [Route] =
        TermPlanPages.routes + TermPlanAPI.routes + PlacementPages.routes
        + InvitationPages.routes + CalendarPages.routes + PlanningPeoplePages.routes
        + ComparePlans.routes + NamedPeoplePages.routes
        + WorkloadPages.routes + WhatIfPages.routes + WaitingInvitations.routes
        + DisturbedPages.routes
}
