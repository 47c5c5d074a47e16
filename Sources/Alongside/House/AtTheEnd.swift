/// What is done once at the end of an act, in its transaction, however many of the acts that follow
/// from it ask for it: a term's plan makes six hundred meetings, and everybody is told at the end.
package protocol LeftForTheEnd: AnyObject {
    init()
    func finish(_ occasion: Occasion) throws
}

/// The end of an act, and what has been left for it.
package final class AtTheEnd {
    private var works: [any LeftForTheEnd] = []

    /// The one piece of work of its kind, to add to.
    package func work<Work: LeftForTheEnd>(_ kind: Work.Type = Work.self) -> Work {
        if let found = works.lazy.compactMap({ $0 as? Work }).first { return found }
        let new = Work()
        works.append(new)
        return new
    }

    func come(_ occasion: Occasion) throws {
        for work in works { try work.finish(occasion) }
    }
}
