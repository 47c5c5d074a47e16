import Pages

// How each thing that a lawful basis may have to say is asked for, and said when it is missing.
extension LawfulBasisKind.Detail {
    var isDay: Bool { self == .givenOn || self == .decidedOn }

    var label: String {
        switch self {
        case .givenBy: "Who gave consent, and what are they to the child?"
        case .givenOn: "When did they give it?"
        case .how: "How did they give it?"
        case .covers: "What may be shared, and with whom?"
        case .duty: "Which duty or function in law is it?"
        case .decidedBy: "Who decided?"
        case .decidedOn: "When was it decided?"
        case .reason: "Why this basis, and why was consent not sought?"
        case .familyTold: "How was the family told, or why was it not?"
        }
    }

    /// Its name among the facts of a record.
    var words: String {
        switch self {
        case .givenBy: "Given by"
        case .givenOn: "Given on"
        case .how: "How"
        case .covers: "What may be shared"
        case .duty: "Duty or function in law"
        case .decidedBy: "Decided by"
        case .decidedOn: "Decided on"
        case .reason: "Why"
        case .familyTold: "How the family was told"
        }
    }

    var missing: String {
        switch self {
        case .givenBy: "Say who gave consent"
        case .givenOn: "Give the day on which consent was given"
        case .how: "Say how consent was given"
        case .covers: "Say what may be shared, and with whom"
        case .duty: "Name the duty or function in law"
        case .decidedBy: "Say who decided"
        case .decidedOn: "Give the day on which it was decided"
        case .reason: "Say why this basis is used"
        case .familyTold: "Say how the family was told, or why it was not"
        }
    }

    private var hint: String {
        switch self {
        case .givenBy: "For example: Jo Bloggs, mother."
        case .how: "For example: in writing, by telephone, in person."
        case .covers: "For example: attainment and attendance, with the zone team and EPSS."
        case .duty: "For example: section 23 of the Children and Families Act 2014."
        default: ""
        }
    }

    /// Whether it is needed depends on the kind of basis, which the act looks up.
    package var field: Field {
        let kind: Field.Kind =
            switch self {
            case .givenOn, .decidedOn: .day
            case .covers, .reason, .familyTold: .longText(rows: 3)
            case .givenBy, .how, .duty, .decidedBy: .text(width: 30)
            }
        return Field(rawValue, label, hint: hint, kind, limit: 2_000)
    }
}
