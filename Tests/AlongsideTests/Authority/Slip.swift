import Testing

/// One change to the Norfolk package, and the one mistake it makes.
struct Slip: Sendable, CustomTestStringConvertible {
    let what: String
    let file: String
    let old: String
    let new: String
    /// Text on the line that the mistake is reported at.
    let at: String
    let problem: String
    let remedy: String
    var testDescription: String { what }
}

extension Slip {
    static let all: [Slip] = [
        Slip(
            what: "a reason of an urgency that there is not", file: "line.yaml",
            old: "urgency: imminent-exclusion }", new: "urgency: iminent-exclusion }",
            at: "iminent-exclusion", problem: "there is no urgency “iminent-exclusion”",
            remedy: "did you mean “imminent-exclusion”?"),
        Slip(
            what: "safeguarding that goes to no known line", file: "line.yaml",
            old: "  line: safeguarding", new: "  line: safegarding", at: "line: safegarding",
            problem: "there is no telephone line “safegarding”", remedy: "did you mean “safeguarding”?"),
        Slip(
            what: "an outcome that goes on to nothing known", file: "line.yaml",
            old: "follows: promise", new: "follows: promis", at: "follows: promis",
            problem: "“promis” is not a “follows”", remedy: "did you mean “promise”?"),
        Slip(
            what: "a misspelt key", file: "roles.yaml", old: "from: 2024-09-01\n\nroles",
            new: "from: 2024-09-01\nform: 2024-09-01\n\nroles", at: "form:",
            problem: "“form” is not a key of roles.yaml", remedy: "did you mean “from”?"),
        Slip(
            what: "an unknown key", file: "services.yaml", old: "    contact: titan",
            new: "    contact: titan\n    fee: 20", at: "fee: 20",
            problem: "“fee” is not a key of a service", remedy: "take it out, or use one of about"),
        Slip(
            what: "a missing key", file: "words.yaml", old: "cohort: Cohort\n", new: "",
            at: "# The authority's own words", problem: "words.yaml has no “cohort”",
            remedy: "add `cohort: …`"),
        Slip(
            what: "a key without a value", file: "authority.yaml",
            old: "name: Norfolk County Council", new: "name:", at: "name:",
            problem: "“name” has no value", remedy: "write one"),
        Slip(
            what: "a key that may be left out, without a value", file: "services.yaml",
            old: "contact: attendance", new: "contact:", at: "",
            problem: "“contact” has no value", remedy: "take the key out"),
        Slip(
            what: "an entry that ends before its file begins", file: "zones.yaml",
            old: "name: North Norfolk, phase: \"2\" }",
            new: "name: North Norfolk, phase: \"2\", to: 2020-01-01 }", at: "name: North Norfolk",
            problem: "“to” (2020-01-01) comes before the file's “from” (2023-06-01)",
            remedy: "give this entry a “from” of its own"),
        Slip(
            what: "a day that does not exist", file: "epss.yaml",
            old: "transition-starts: 2025-01-01",
            new: "transition-starts: 2025-02-30", at: "transition-starts",
            problem: "“2025-02-30” is not a day", remedy: "year-month-day, such as 2025-01-06"),
        Slip(
            what: "a day written the English way", file: "calendar.yaml",
            old: "day: 2025-05-05", new: "day: 05/05/2025", at: "05/05/2025",
            problem: "“05/05/2025” is not a day", remedy: "year-month-day"),
        Slip(
            what: "an end before its start", file: "meetings.yaml", old: "to: 2025-08-31",
            new: "to: 2018-08-31", at: "to: 2018-08-31",
            problem: "“to” (2018-08-31) comes before “from” (2019-09-01)", remedy: "in order"),
        Slip(
            what: "Core Consultations that end after Teams Around the School start",
            file: "zones.yaml", old: "core-consultations-end: 2025-04-21",
            new: "core-consultations-end: 2025-05-21", at: "teams-around-schools-start: 2025-04-22",
            problem: "start on 2025-04-22, when Core Consultations last until 2025-05-21",
            remedy: "let `core-consultations-end` be the day before"),
        Slip(
            what: "a phase without a start of Teams Around the School", file: "zones.yaml",
            old: "    teams-around-schools-start: 2025-04-22\n", new: "", at: "- code: \"2\"",
            problem: "the phase has no “teams-around-schools-start”",
            remedy: "add `teams-around-schools-start: 2025-01-06`"),
        Slip(
            what: "terms that overlap", file: "calendar.yaml",
            old: "from: 2025-01-06, to: 2025-04-04",
            new: "from: 2025-01-06, to: 2025-04-24", at: "from: 2025-04-22",
            problem: "the Summer term 2025 starts on 2025-04-22, before the Spring term 2025 ends",
            remedy: "without overlap"),
        Slip(
            what: "a half-term outside its term", file: "calendar.yaml",
            old: "from: 2025-02-17, to: 2025-02-21", new: "from: 2025-04-17, to: 2025-04-21",
            at: "2025-04-17", problem: "half-term lies outside the term",
            remedy: "between 2025-01-06 and 2025-04-04"),
        Slip(
            what: "a term in the wrong academic year", file: "calendar.yaml",
            old: "from: 2024-09-05,", new: "from: 2024-08-05,", at: "2024-08-05",
            problem: "is not in the academic year 2024-2025", remedy: "correct the date"),
        Slip(
            what: "a bank holiday given twice", file: "calendar.yaml", old: "day: 2025-05-26",
            new: "day: 2025-05-05", at: "Spring bank holiday",
            problem: "the bank holiday 2025-05-05 is given twice", remedy: "keep one"),
        Slip(
            what: "a zone of an unknown phase", file: "zones.yaml",
            old: "name: North Norfolk, phase: \"2\"", new: "name: North Norfolk, phase: \"4\"",
            at: "North Norfolk", problem: "there is no phase “4”", remedy: "name one of 1, 2, 3"),
        Slip(
            what: "two zones of one code", file: "zones.yaml", old: "code: GTY-S",
            new: "code: GTY-N",
            at: "Great Yarmouth (South)",
            problem: "the zone “GTY-N” is already declared in zones.yaml:",
            remedy: "give one of them another code"),
        Slip(
            what: "a code with a space", file: "contacts.yaml", old: "code: admissions",
            new: "code: admissions line", at: "code: admissions line",
            problem: "has other signs than letters, digits and hyphens", remedy: "“way-forward”"),
        Slip(
            what: "a decision for a service that does not exist", file: "meetings.yaml",
            old: "service: soas", new: "service: saos", at: "saos",
            problem: "there is no service “saos”", remedy: "did you mean “soas”?"),
        Slip(
            what: "a decision for a service with its own front door", file: "meetings.yaml",
            old: "service: soas", new: "service: norfolk-steps", at: "norfolk-steps",
            problem: "“norfolk-steps” is not asked for by a decision at a meeting",
            remedy: "asked-for-by: [meeting-decision]"),
        Slip(
            what: "a decision about what the service does not accept", file: "meetings.yaml",
            old: "        service: soas\n        focus: [whole-school, cohort]\n",
            new: "        service: soas\n", at: "service: soas",
            problem: "“soas” does not accept child", remedy: "add `focus: [whole-school, cohort]`"),
        Slip(
            what: "a decision without its service", file: "meetings.yaml",
            old: "        service: soas\n", new: "", at: "- code: soas",
            problem: "the decision has no “service”", remedy: "add `service: …`"),
        Slip(
            what: "a decision for a meeting of no known kind", file: "meetings.yaml",
            old: "meeting: way-forward", new: "meeting: way-foward", at: "way-foward",
            problem: "there is no meeting kind “way-foward”", remedy: "did you mean “way-forward”?"),
        Slip(
            what: "a word that is no cadence", file: "meetings.yaml", old: "cadence: termly",
            new: "cadence: weekly", at: "weekly", problem: "“weekly” is not a “cadence”",
            remedy: "write one of termly, half-termly, yearly, when-needed"),
        Slip(
            what: "an unknown attendee", file: "meetings.yaml",
            old: "[parent-carer, young-person, sendco, send-adviser]",
            new: "[parents, young-person, sendco, send-adviser]", at: "[parents",
            problem: "there is no role “parents”", remedy: "declare it in roles.yaml"),
        Slip(
            what: "an agenda with no room for cohorts", file: "meetings.yaml",
            old: "focus: [cohort]", new: "focus: [whole-school]", at: "agenda:",
            problem: "no section of the agenda takes concerns about a cohort",
            remedy: "`draws: concerns` and `focus: [cohort]`"),
        Slip(
            what: "an empty list", file: "lawful-bases.yaml",
            old: "[given-by, given-on, how, covers]",
            new: "[]", at: "must-record: []", problem: "“must-record” is an empty list",
            remedy: "give at least one item"),
        Slip(
            what: "text where a list belongs", file: "contacts.yaml", old: "[cme@norfolk.gov.uk]",
            new: "cme@norfolk.gov.uk", at: "cme@norfolk.gov.uk",
            problem: "“emails” is not a list", remedy: "after `- `"),
        Slip(
            what: "an e-mail address without an at", file: "contacts.yaml",
            old: "[cme@norfolk.gov.uk]", new: "[cme.norfolk.gov.uk]", at: "cme.norfolk.gov.uk",
            problem: "is not an e-mail address", remedy: "team@council.gov.uk"),
        Slip(
            what: "a contact that nobody can reach", file: "contacts.yaml",
            old: "telephones: [\"01603 679183\"]", new: "note: Ring the council", at: "EHCP team",
            problem: "the contact has no way to reach it", remedy: "give `telephones:`"),
        Slip(
            what: "hours outside the day", file: "lines.yaml", old: "monday: 09:00-17:00",
            new: "monday: 09:00-25:00", at: "25:00", problem: "“09:00-25:00” is not hours of a day",
            remedy: "such as 09:00-17:00"),
        Slip(
            what: "a support line that does not exist", file: "authority.yaml",
            old: "support-line: send-and-inclusion", new: "support-line: inclusion",
            at: "support-line:", problem: "there is no telephone line “inclusion”",
            remedy: "declare it in lines.yaml"),
        Slip(
            what: "a support line without hours", file: "authority.yaml",
            old: "support-line: send-and-inclusion", new: "support-line: safeguarding", at: "",
            problem: "the support line “safeguarding” has no hours", remedy: "give `hours:`"),
        Slip(
            what: "words for a number", file: "meetings.yaml", old: "minutes: 90",
            new: "minutes: ninety", at: "ninety",
            problem: "“minutes” is not a whole number from 5 to 600", remedy: "without quotes"),
        Slip(
            what: "neither true nor false", file: "meetings.yaml", old: "rated: true",
            new: "rated: perhaps", at: "perhaps", problem: "“rated” is neither true nor false",
            remedy: "write true or false"),
        Slip(
            what: "levels that the framework does not have", file: "services.yaml",
            old: "lowest: 6, highest: 7", new: "lowest: 6, highest: 9", at: "highest: 9",
            problem: "INDES has no levels 6 to 9", remedy: "from 0 to 7"),
        Slip(
            what: "a need that is no section", file: "services.yaml", old: "[deafness, vision]",
            new: "[deafness, sight]", at: "[deafness, sight]",
            problem: "there is no section “sight”",
            remedy: "frameworks/indes.yaml"),
        Slip(
            what: "contracts that end when the service is already free", file: "epss.yaml",
            old: "end: 2025-07-22", new: "end: 2025-12-22", at: "end: 2025-12-22",
            problem: "contracts end on 2025-12-22, when the service is already free",
            remedy: "a day before `free-for-mainstream-from` (2025-09-01)"),
        Slip(
            what: "a start that is not a time of day", file: "planning.yaml",
            old: "\"09:30\", \"13:00\"", new: "\"09:30\", \"1pm\"", at: "starts: [\"09:30\", \"1pm\"",
            problem: "“1pm” is not a time of day", remedy: "like \"09:30\""),
        Slip(
            what: "a seat for a role that nobody has", file: "planning.yaml",
            old: "- { role: inclusion-adviser }", new: "- { role: inclusion-advisor }",
            at: "inclusion-advisor", problem: "there is no role “inclusion-advisor”",
            remedy: "did you mean “inclusion-adviser”"),
        Slip(
            what: "a weight beyond reason", file: "planning.yaml", old: "published-meeting-moved: 150",
            new: "published-meeting-moved: 15000000", at: "published-meeting-moved",
            problem: "“published-meeting-moved” is not a whole number from 0 to 10000", remedy: "write such a number"),
        Slip(
            what: "a time zone that does not exist", file: "authority.yaml", old: "Europe/London",
            new: "Europe/Norwich", at: "time-zone:", problem: "“Europe/Norwich” is not a time zone",
            remedy: "Europe/London"),
        Slip(
            what: "a key given twice", file: "authority.yaml", old: "short-name: Norfolk",
            new: "code: norfolk", at: "code: norfolk", problem: "“code” is given twice",
            remedy: "keep one"),
        Slip(
            what: "text that is not YAML", file: "words.yaml", old: "zone-team: Zone Team",
            new: "zone-team Zone Team", at: "zone-team Zone", problem: "this is not YAML",
            remedy: "check the indentation, the colons and the quotes"),
    ]
}
