/// What is said in invented calls. No child is named in any of them.
enum WordsOfCalls {
    static func of(_ reason: String, _ chance: Chance) -> (notes: String, advice: String) {
        let own = notes[reason] ?? general
        return ("\(chance.one(of: own)) \(chance.one(of: context))", chance.one(of: advice))
    }

    private static let notes: [String: [String]] = [
        "sen-support": [
            "The plan has been in place since last year and nothing has moved on.",
            "Support in class stopped when the assistant left. The school says it is looking.",
            "The school has tried small groups and wonders what comes next.",
        ],
        "plan-needed": [
            "Asks whether the needs are such that a plan should be asked for.",
            "The school advised a plan; the family is not sure it is right.",
        ],
        "exclusion": [
            "The headteacher is considering a permanent exclusion this week.",
            "A third suspension this term, and a meeting with governors is set.",
        ],
        "attendance": [
            "Has not been in for three weeks. Mornings are very hard.",
            "Comes for lessons with one teacher only. The school asks how to build on it.",
        ],
        "transition": [
            "Moves to secondary school in September and nobody has met yet.",
            "Wants to know what is passed on from the early years setting.",
        ],
        "funding": [
            "Asks how the school can show what it spends before it asks for more.",
            "Was told there is no money for support and asks if that is so.",
        ],
        "existing-plan": [
            "The annual review was in the spring and nothing has come of it.",
            "Section F names support that is not given.",
        ],
    ]

    private static let general = [
        "Did not know whom to ask.", "Was sent to us by the surgery.", "Has rung the school twice.",
        "Wants to understand what a school has to do.",
    ]
    private static let context = [
        "Nobody else is working with the family.", "The SENDCo has been helpful.",
        "They have a meeting with the school next week.", "Paired reading since the autumn.",
        "They would like it in writing.", "The family has moved here from another county.", "",
    ]
    private static let advice = [
        "Explained the cycle of assess, plan, do and review, and what to ask at the next meeting.",
        "Explained who asks for an assessment, and how. Sent the page.",
        "To bring it to the school’s next meeting with the zone team.",
        "Talked through what is ordinarily available in every school.",
        "Ask the school for a copy of the plan and go through it together.",
        "Explained whom to ring, and what they will ask.",
    ]
    static let promises = [
        "Ring with the name of the adviser for their zone.", "Ring after speaking to the SENDCo.",
        "Find out about the date and ring back.", "Ring with what the team says.",
        "Send the list of services, then ring to go through it.",
    ]
    /// What somebody writes who asks on the website to be rung back.
    static let asked = [
        "How support works at a new school.", "What to do before a meeting with the school.",
        "Whom to ask about travel to school.", "What an annual review should look at.",
        "I would like to talk something through.",
    ]
    static let handovers = [
        "End of the shift. They are home after four.", "Knows the school. Ask about the date.",
        "On leave from tomorrow. The SENDCo expects the call.",
    ]

    /// Why people call who are helped by a concern, a request or a Way Forward Meeting.
    static func reasons(_ way: LineOutcome.Follows) -> [String] {
        switch way {
        case .request: ["epss", "sen-support"]
        case .wayForward: ["existing-plan", "part-time", "attendance"]
        case .concern: ["sen-support", "transition", "attendance", "guidance"]
        case .nothing, .promise, .zoneTeam: []
        }
    }

    static let notFound = [
        "A sensory play group at weekends", "An evening appointment", "Speech therapy for over-16s",
        "Travel training outside Norwich", "A parents’ group for autistic girls", "Somebody who signs BSL",
    ]
}
