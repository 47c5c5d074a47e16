/// What invented concerns say. Sentences are put together from several lists, so that no two read
/// the same; none names anybody.
enum WordsOfConcerns {
    /// What each area of need is about, in a few words. Codes are Norfolk's; others get the last.
    static let topics: [String: [String]] = [
        "physical": lines(
            """
            access to the practical lessons
            sensory breaks through the day
            fine motor skills and recording
            a safe way around a crowded building
            toileting and independence
            """),
        "deafness": lines(
            """
            listening in noisy rooms
            use of radio aids
            group talk that a deaf pupil can follow
            """),
        "vision": lines(
            """
            enlarged and accessible resources
            moving around the site with little sight
            screen use and tired eyes
            """),
        "speech-language": lines(
            """
            understanding of instructions
            vocabulary across the curriculum
            speech sounds that strangers cannot follow
            early language on entry
            telling what happened, in order
            joining in with talk in class
            """),
        "social-communication": lines(
            """
            changes to the day
            friendships and misunderstandings
            unstructured times
            noise and the dining hall
            group work
            masking at school and distress at home
            """),
        "semh": lines(
            """
            leaving the classroom
            attendance and anxiety in the mornings
            dysregulation after lunch
            low self-esteem and giving up early
            conflict with adults
            transition from the last setting
            suspensions this term
            """),
        "learning": lines(
            """
            early reading
            number sense
            memory and following several steps
            writing at length
            slow progress in spite of intervention
            getting started without help
            """),
    ]
    private static let otherTopics = lines(
        """
        access to learning
        taking part with others
        progress this year
        """)

    static func topics(_ section: String) -> [String] { topics[section] ?? otherTopics }

    static let wholeSchool = lines(
        """
        A shared approach to {topic}
        Staff confidence with {topic}
        What we offer every child: {topic}
        Consistency between classes: {topic}
        Planning next year's training: {topic}
        """)
    static let cohort = lines(
        """
        {cohort}: {topic}
        {topic} among the {cohort}
        {cohort} and {topic}
        """)
    static let child = lines(
        """
        {topic}, and what to try next
        {topic}: support is no longer enough
        {topic} is getting in the way of learning
        {topic} since the start of term
        More help needed with {topic}
        {topic}: we would like a second opinion
        """)
    static let cohorts = lines(
        """
        readers
        group with speech and language needs
        children new to the school
        girls who mask
        boys at risk of suspension
        pupils with low attendance
        maths intervention group
        children in receipt of free school meals
        movers from other schools
        nurture group
        """)

    static let tried = lines(
        """
        Quality first teaching with visual timetables and task boards.
        A daily small group of twenty minutes with a trained assistant.
        A key adult meets and greets every morning.
        Precision teaching four times a week.
        A reduced number of transitions between rooms.
        Pre-teaching of vocabulary before each unit.
        A sensory circuit before registration.
        A quiet space with a clear way to ask for it.
        Weekly meetings with the family and a shared log.
        Staff briefings and a one-page profile that everybody has read.
        A structured programme bought in last year.
        Adjusted seating, lighting and noise.
        A restorative conversation after each incident.
        Peer mentoring from older pupils.
        """)
    static let came = lines(
        """
        It helped at first and has stopped helping.
        Progress is there, and slower than we hoped.
        It works with one adult and not with others.
        We see less distress; learning has not caught up.
        After two terms the gap has not closed.
        Attendance is up, and work in class is not.
        The assistant has left and it lapsed in the autumn.
        Half of the group made good progress; the rest did not.
        """)
    static let outcomes = lines(
        """
        To be in class for whole mornings by the end of next term.
        To read with an adult for ten minutes every day and to know 40 more words by sight.
        Adults who all use the same four strategies.
        Fewer than two incidents a week by half-term.
        To ask for help in a way that works, with three different adults.
        A plan that the family and the school both believe in.
        Every class teacher able to adapt a lesson without the SENDCo.
        To take part in group work once a day.
        Attendance above 92 per cent.
        To move up to the next phase with a plan that is known there.
        """)
    static let asks = lines(
        """
        Advice on what to change first.
        Somebody to observe and talk it through with the staff.
        Training for all staff on an INSET day.
        An assessment that tells us what we are missing.
        Help to work with the family.
        To hear what other schools of the zone do.
        A view on whether our offer is right, or needs to be more specialist.
        Support with a plan for the transition.
        """)

    static let notes = lines(
        """
        The school described what has worked and what has not. The team agreed that the need is
        The SENDCo shared the provision map and recent progress. Everyone sees a pattern:
        Attendance, work and the views of the family were looked at together. What stands out is
        The class team has put a great deal in place. The question now is
        """)
    static let noted = lines(
        """
        consistency between adults.
        the time between noticing and acting.
        language, before anything else.
        that the day has too many changes.
        what happens at the start of the afternoon.
        how well home and school know each other's day.
        that the group is too large for the aim.
        whether the target is still the right one.
        """)
    static let actions = lines(
        """
        Share the one-page profile with all staff
        Send the checklist for an adapted lesson
        Visit and observe a morning
        Talk with the family and bring back their view
        Review the provision map for the group
        Set up a six-week plan with a date to look again
        Book the training and tell the school the date
        Ask the last setting for its records
        Arrange a visit to a school of the zone that does this well
        Update the need profile
        Send links to the Local Offer pages that were discussed
        """)
    static let done = lines(
        """
        Done, and shared with the team.
        Done. The family was pleased to be asked.
        In place since last week.
        Visited; notes sent to the school.
        Done later than planned because of absence.
        """)
    static let findings = lines(
        """
        Strengths were seen in every lesson, above all where tasks were short and clear.
        The level of language in lessons is often above what is understood.
        Adults use good strategies, each their own.
        Need is greatest in the half hour after each change of place.
        Assessment shows an uneven profile, with memory as the weakest part.
        Relationships are warm; expectations vary from room to room.
        """)
    static let recommendations = lines(
        """
        Agree four strategies and use only those for six weeks.
        Give instructions in two parts, with a picture for each.
        Keep the key adult; plan for days on which they are away.
        Teach ten words a week before the unit begins.
        Begin the afternoon with a calm, known task.
        Review with the family after half a term.
        Train two more members of staff, so that it does not depend on one.
        """)
    static let sessions = lines(
        """
        Observation and talk with the class teacher.
        Consultation with the SENDCo and the family.
        Assessment, individually.
        Group session with staff watching.
        Training for staff.
        Joint planning with the assistant team.
        Follow-up call and notes.
        """)
    static let comments = lines(
        """
        Clear, kind and useful.
        We left with a plan and names against it.
        Good challenge. We needed more time for the last item.
        The team knew our school before we began.
        Helpful, though two of the people we needed could not come.
        The best hour of the term for us.
        We would like papers a little earlier.
        """)
    static let themes = lines(
        """
        Attendance and anxiety after the holidays
        Transition from Year 6 to Year 7 across the zone
        Early language on entry to school
        A shared approach to sensory breaks
        What our SENDCos need from each other
        Fewer suspensions: what has worked
        Reading interventions and their cost
        Supporting new SENDCos
        """)

    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }
}
