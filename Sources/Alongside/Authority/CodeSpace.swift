/// A set of codes that entries of the package declare and other entries name.
struct CodeSpace: Hashable, Sendable {
    /// What one of them is called: "service".
    let noun: String
    /// Where they are declared: `services.yaml`.
    let file: String
    /// The entry they belong to, where codes need only differ within it.
    var owner = ""

    static let phase = CodeSpace(noun: "phase", file: "zones.yaml")
    static let zone = CodeSpace(noun: "zone", file: "zones.yaml")
    static let role = CodeSpace(noun: "role", file: "roles.yaml")
    static let line = CodeSpace(noun: "telephone line", file: "lines.yaml")
    static let contact = CodeSpace(noun: "contact", file: "contacts.yaml")
    static let offer = CodeSpace(noun: "offer", file: "offers.yaml")
    static let service = CodeSpace(noun: "service", file: "services.yaml")
    static let meeting = CodeSpace(noun: "meeting kind", file: "meetings.yaml")
    static let pathway = CodeSpace(noun: "pathway", file: "pathways.yaml")
    static let lawfulBasis = CodeSpace(noun: "lawful basis", file: "lawful-bases.yaml")
    static let framework = CodeSpace(noun: "framework", file: "frameworks")

    static func section(of framework: String) -> CodeSpace {
        CodeSpace(noun: "section", file: "frameworks/\(framework).yaml", owner: framework)
    }
    static func agendaSection(of meeting: String) -> CodeSpace {
        CodeSpace(noun: "agenda section", file: "meetings.yaml", owner: meeting)
    }
    static func decision(of meeting: String) -> CodeSpace {
        CodeSpace(noun: "decision", file: "meetings.yaml", owner: meeting)
    }
    static func profession(of service: String) -> CodeSpace {
        CodeSpace(noun: "profession", file: "services.yaml", owner: service)
    }
}
