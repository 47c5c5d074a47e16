import Storage

/// The schema, step by step, in order. A new step goes at the end; a released one is never edited.
///
/// Constraints come first: what a column may hold, what it refers to and what may stand only once
/// is said here and kept by the database, whichever door a write comes through.
package enum Schema {
    package static let steps: [Migration] = [
        .storage, places, people, children, needs, concerns, meetings, support,
        planning, supportLine, mail, whatIfs, lineCounts, schoolStanding, schoolNames, keptVersion,
        schoolPage, planAim,
    ]
}
