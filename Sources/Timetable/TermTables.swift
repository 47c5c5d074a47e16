/// A meeting as the search sees it; everything is an index into the tables or a whole number.
struct MeetingFacts: BitwiseCopyable {
    /// Row of the travel table, or -1 online.
    var place: Int32 = -1
    var minutes: Int32 = 0
    var unplacedCost: Int32 = 0
    /// What counts when it is left out and plans are chosen: its cost or, where a plan was published,
    /// what finding it a place may disturb.
    var leftOut: Int32 = 0
    /// Its zone, by number.
    var zone: Int32 = 0
    var slots = Span32()
    var seats = Span32()
    var fixed = Span32()
    /// Schools that are expected to send their SENDCo: a ZIP only.
    var invited = Span32()
    /// The meeting this one follows, or -1, and how many days later it may come at the earliest.
    var after: Int32 = -1
    var afterDays: Int32 = 0
    var followers = Span32()
    /// The slot in which it was published, or -1 when it was not or is no longer possible then.
    var home: Int32 = -1
    /// Whom it was published with, each once.
    var before = Span32()
    var isPublished = false
    var isZIP = false
    var isPinned = false
}

/// A half-open run of indices.
struct Span32: BitwiseCopyable {
    var start: Int32 = 0
    var end: Int32 = 0

    @inline(__always) var range: Range<Int> { Int(start)..<Int(end) }
    @inline(__always) var count: Int { Int(end - start) }
}

/// A day and start at which a meeting could be held if everybody were free, and what that
/// costs whoever comes.
struct Slot: BitwiseCopyable {
    var day: Int32
    var start: Int32
    var cost: Int32
}

/// A person who may take a seat and what that costs whenever it is held.
struct Candidate: BitwiseCopyable {
    var person: Int32
    var cost: Int32
}

struct PersonFacts: BitwiseCopyable {
    /// Most meetings a day; never more than a day can hold.
    var perDay: Int32
    var perWeek: Int32
    /// Row of the travel table, or -1 when this person's travel is not counted.
    var base: Int32
    var firstVisit: Int32
    /// The ZIPs this person is expected at as a school's SENDCo.
    var zips = Span32()
}

/// Working hours on one date in minutes; away or off: from is after to.
struct Hours: BitwiseCopyable {
    var from: Int16
    var to: Int16
}

/// A ZIP and a person expected there, with the number of schools the person stands for.
struct Expected: BitwiseCopyable {
    var meeting: Int32
    var person: Int32
    var schools: Int32
}

/// The whole problem as flat tables of numbers, made once, read by all searches.
///
/// A class, so that a search holds one reference and never copies the rows of pointers.
final class TermTables: @unchecked Sendable {
    let dayCount: Int
    let weekCount: Int
    /// 64-bit words in a set of days.
    let words: Int
    let dayNumber: Strip<Int32>
    let weekOfDay: Strip<Int32>
    /// One set of days a week.
    let weekDays: Strip<UInt64>
    let meetings: Strip<MeetingFacts>
    let slots: Strip<Slot>
    /// One run of candidates a seat.
    let seats: Strip<Span32>
    let candidates: Strip<Candidate>
    /// For each seat the candidate who was published in it, or -1.
    let homes: Strip<Int32>
    let fixed: Strip<Int32>
    /// People as they were published, a run a meeting.
    let before: Strip<Int32>
    let followers: Strip<Int32>
    let people: Strip<PersonFacts>
    let hours: Strip<Hours>
    let invited: Strip<Expected>
    let zipsOfPerson: Strip<Expected>
    let visitCapacity: Int
    let travel: TravelTable
    let weights: CostWeights

    init(
        dayCount: Int, weekCount: Int, words: Int, dayNumber: Strip<Int32>, weekOfDay: Strip<Int32>,
        weekDays: Strip<UInt64>, meetings: Strip<MeetingFacts>, slots: Strip<Slot>,
        seats: Strip<Span32>, candidates: Strip<Candidate>, homes: Strip<Int32>,
        fixed: Strip<Int32>, before: Strip<Int32>, followers: Strip<Int32>, people: Strip<PersonFacts>,
        hours: Strip<Hours>, invited: Strip<Expected>, zipsOfPerson: Strip<Expected>, visitCapacity: Int,
        travel: TravelTable, weights: CostWeights
    ) {
        self.dayCount = dayCount
        self.weekCount = weekCount
        self.words = words
        self.dayNumber = dayNumber
        self.weekOfDay = weekOfDay
        self.weekDays = weekDays
        self.meetings = meetings
        self.slots = slots
        self.seats = seats
        self.candidates = candidates
        self.homes = homes
        self.fixed = fixed
        self.before = before
        self.followers = followers
        self.people = people
        self.hours = hours
        self.invited = invited
        self.zipsOfPerson = zipsOfPerson
        self.visitCapacity = visitCapacity
        self.travel = travel
        self.weights = weights
    }

    deinit {
        dayNumber.free()
        weekOfDay.free()
        weekDays.free()
        meetings.free()
        slots.free()
        seats.free()
        candidates.free()
        homes.free()
        fixed.free()
        before.free()
        followers.free()
        people.free()
        hours.free()
        invited.free()
        zipsOfPerson.free()
        travel.free()
    }

    /// Whether anything was published.
    var isReplanning: Bool { before.count > 0 }

    @inline(__always)
    func works(_ person: Int32, day: Int32, from start: Int32, to end: Int32) -> Bool {
        let hours = hours[Int(person) * dayCount + Int(day)]
        return Int32(hours.from) <= start && end <= Int32(hours.to)
    }

    @inline(__always)
    func wasPublished(_ person: Int32, _ facts: MeetingFacts) -> Bool {
        for index in facts.before.range where before[index] == person { return true }
        return false
    }
}

struct CostWeights: BitwiseCopyable {
    var travelPer5: Int32
    var basePer10: Int32
    var zipAbsence: Int32
    /// Of telling one person of a change.
    var told: Int32
}
