/// Every address of a page, by name. Nothing else writes a path: each room adds its own here, and
/// this file holds those that belong to no room.
package enum Address {
    package static let home = "/"
    package static let today = "/today"
    package static let signIn = "/sign-in"
    package static let signOut = "/sign-out"
    package static let account = "/account"
}
