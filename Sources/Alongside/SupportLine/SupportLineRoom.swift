/// The acts and routes of this room.
package enum SupportLineRoom: Room {
    package static let acts: [AnyAct] = [
        AnyAct(LogCall.self), AnyAct(LinkChild.self), AnyAct(PromiseCallback.self),
        AnyAct(TakeCallback.self), AnyAct(PassCallback.self), AnyAct(LogAttempt.self),
        AnyAct(KeepPromise.self), AnyAct(BreakPromise.self), AnyAct(TellZoneTeam.self),
        AnyAct(TakeNotice.self), AnyAct(RaiseFromCall.self), AnyAct(SendServices.self),
    ]
    package static let routes: [Route] =
        LineBoardPages.routes + CallPages.routes + SendServicesPages.routes + PromisePages.routes
        + PublicLinePages.routes
        + LineAPI.routes
}
