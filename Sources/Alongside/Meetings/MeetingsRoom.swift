/// The acts and routes of this room.
package enum MeetingsRoom: Room {
    package static let acts: [AnyAct] = [
        AnyAct(PlanMeeting.self), AnyAct(MoveMeeting.self), AnyAct(CancelMeeting.self),
        AnyAct(InviteToMeeting.self), AnyAct(RecordAttendance.self), AnyAct(AddPaper.self),
        AnyAct(CloseAgenda.self), AnyAct(AddItem.self), AnyAct(RecordItem.self),
        AnyAct(AgreeAction.self), AnyAct(CloseAction.self), AnyAct(HoldMeeting.self),
        AnyAct(PublishRecap.self), AnyAct(RateMeeting.self), AnyAct(MoveChild.self),
    ]
    package static let routes: [Route] =
        MeetingPages.routes + PlanPages.routes + RecordPages.routes + ChildThreadPages.routes
        + MoveChildPages.routes + MeetingAPI.routes
}
