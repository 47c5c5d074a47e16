/// The acts and routes of this room.
package enum PeopleRoom: Room {
    package static let acts: [AnyAct] = [
        AnyAct(OpenAccount.self), AnyAct(CloseAccount.self), AnyAct(ResetPassword.self),
        AnyAct(GivePost.self), AnyAct(EndPost.self), AnyAct(RecordPractitioner.self),
        AnyAct(ChangePassword.self),
        AnyAct(SignOutEverywhere.self), AnyAct(MakeToken.self), AnyAct(EndToken.self),
        AnyAct(SetWorkingWeek.self), AnyAct(RecordLeave.self), AnyAct(TakeBackLeave.self),
        AnyAct(ChooseInvitations.self),
    ]
    package static let routes: [Route] =
        SignInPages.routes + AccountPages.routes + PeoplePages.routes + PractitionerPages.routes
        + PeopleAPI.routes + AuditPages.routes + WorkingTimePages.routes
}
