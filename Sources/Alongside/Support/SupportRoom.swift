/// The acts and routes of this room.
package enum SupportRoom: Room {
    package static let acts: [AnyAct] = [
        AnyAct(RequestSupport.self), AnyAct(AcceptRequest.self), AnyAct(ReturnRequest.self),
        AnyAct(AskAgain.self), AnyAct(AllocateSupport.self), AnyAct(HandOverSupport.self),
        AnyAct(LogSession.self), AnyAct(ReportSupport.self), AnyAct(ReviewSupport.self),
        AnyAct(CloseRequest.self), AnyAct(NamePerson.self), AnyAct(EndNaming.self),
    ]
    package static let routes: [Route] =
        SupportPages.routes + SupportAPI.routes + EPSSAccessPages.routes
}
