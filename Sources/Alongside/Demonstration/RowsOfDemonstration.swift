import Storage

/// The rows that wait to be written, a list for each table.
struct RowsOfDemonstration: Sendable {
    var trusts = BulkInsert(into: "trust", "uid, name, kind")
    var schools = BulkInsert(
        into: "school",
        """
        urn, la_code, establishment_number, name, kind, phase, type_name, status, opened_day,
        closed_day, street, town, postcode, easting, northing, district, low_age, high_age, pupils,
        telephone, website
        """)
    var words = BulkInsert(into: "school_word", "word, school")
    var facts = BulkInsert(into: "school_fact", "school, fact, was, becomes, day, noted_at")
    var links = BulkInsert(into: "school_link", "school, successor, day")
    var trustMemberships = BulkInsert(
        into: "trust_membership", "school, trust, from_day, until_day")
    var zoneMemberships = BulkInsert(into: "zone_membership", "school, zone, from_day, until_day")
    var postcodes = BulkInsert(into: "postcode", "postcode, easting, northing")
    var contracts = BulkInsert(
        into: "epss_contract", "school, half_days_bought, half_days_used, from_day, to_day")

    var people = BulkInsert(into: "person", "id, name, email")
    var accounts = BulkInsert(into: "account", "person, name, password, state, changed_at")
    var posts = BulkInsert(
        into: "post", "id, person, role, scope_kind, scope_value, from_day, until_day")
    var practitioners = BulkInsert(
        into: "practitioner", "person, service, profession, half_days_a_week, from_day, until_day")
    var practitionerZones = BulkInsert(into: "practitioner_zone", "person, service, zone")

    var workingWeeks = BulkInsert(
        into: "working_week",
        """
        person, from_day, base_postcode, base_easting, base_northing, most_a_day, most_a_week,
        set_by, set_at
        """)
    var workingDays = BulkInsert(
        into: "working_day", "person, from_day, weekday, starts_minute, ends_minute")
    var leave = BulkInsert(
        into: "leave_period", "id, person, from_day, until_day, recorded_by, recorded_at")
    var halfDays = BulkInsert(into: "school_half_day", "school, half, is_preferred, from_day")
    var closedDays = BulkInsert(into: "school_closed_day", "school, day")
    var namedPeople = BulkInsert(into: "named_person", "school, role, person, from_day")

    var children = BulkInsert(
        into: "child",
        "id, school, given_name, family_name, upn, born_day, year_group, stage")
    var cohorts = BulkInsert(into: "cohort", "id, school, name, children, made_at")
    var bases = BulkInsert(
        into: "lawful_basis",
        """
        id, child, kind, details, from_day, until_day, recorded_by, recorded_at, withdrawn_by,
        withdrawn_at
        """)
    var shares = BulkInsert(
        into: "child_share", "child, kind, value, basis, why, from_day, until_day")
    var profiles = BulkInsert(
        into: "need_profile", "id, child, framework, version, day, is_current")
    var levels = BulkInsert(into: "need_level", "profile, section, level")
    var counts = BulkInsert(
        into: "need_count", "school, framework, version, section, level, children")

    var concerns = BulkInsert(
        into: "concern",
        """
        id, school, focus, cohort, child, offer, title, tried, outcome, asked, state, brought_by,
        brought_at, version
        """)
    var concernSections = BulkInsert(into: "concern_section", "concern, section")
    var concernSteps = BulkInsert(
        into: "concern_step", "id, concern, state, reason, person, at")

    var meetings = BulkInsert(
        into: "meeting",
        """
        id, kind, zone, school, trust, child, day, starts_minute, minutes, place, state, summary,
        pack_closes_day, published_at, version
        """)
    var meetingSteps = BulkInsert(
        into: "meeting_step", "id, meeting, state, reason, person, at")
    var attendance = BulkInsert(
        into: "attendance", "id, meeting, person, name, role, state")
    var papers = BulkInsert(into: "paper", "id, meeting, title, content, added_by, added_at")
    var items = BulkInsert(
        into: "agenda_item",
        """
        id, meeting, position, section, title, concern, review_of, carried_from, notes, decision,
        question, pathway, outcome, going, next, decided_at, recorded_by, recorded_at, version
        """)
    var actions = BulkInsert(
        into: "agreed_action",
        """
        id, meeting, item, school, zone, what, owner_person, owner, due_day, state, outcome,
        closed_by, closed_at, version
        """)
    var ratings = BulkInsert(
        into: "rating", "meeting, school, stars, comment, rated_by, rated_at")

    var requests = BulkInsert(
        into: "support_request",
        """
        id, concern, item, school, service, focus, child, basis, offer, question, state,
        requested_at, version
        """)
    var requestSteps = BulkInsert(
        into: "request_step", "id, request, state, reason, person, at")
    var allocations = BulkInsert(
        into: "allocation",
        """
        request, practitioner, half_days, first_day, first_half, suggested, reason, allocated_by,
        allocated_at
        """)
    var sessions = BulkInsert(
        into: "support_session", "id, request, practitioner, day, half_hours, what, logged_at")
    var reports = BulkInsert(
        into: "support_report", "request, findings, recommendations, reported_by, reported_at")
    var reviews = BulkInsert(
        into: "support_review", "request, item, outcome, next, reviewed_by, reviewed_at")

    var calls = BulkInsert(
        into: "line_call",
        """
        id, form, channel, started_at, ended_at, day, caller, caller_name, phone, school, zone,
        setting, child_name, stage, year_group, reason, urgency, notes, advice, not_found, outcome,
        is_resolved, safeguarding, safeguarding_words, adviser, logged_at, child, version
        """)
    var callPhones = BulkInsert(into: "line_call_phone", "phone, call, started_at")
    var callNames = BulkInsert(into: "line_call_name", "word, call")
    var callConcerns = BulkInsert(into: "line_call_concern", "call, concern, way")
    var callCounts = LineCounts.table
    var callSignposts = BulkInsert(into: "line_call_signpost", "call, signpost")
    var lineNotices = BulkInsert(
        into: "line_notice",
        "id, call, kind, school, zone, concern, told_by, told_at, taken_by, taken_at")
    var promises = BulkInsert(
        into: "promise",
        """
        id, reference, call, kind, name, phone, postcode, reason, what, due_at, owner, state,
        made_by, made_at, closed_at, version
        """)
    var promiseSteps = BulkInsert(
        into: "promise_step", "id, promise, state, reason, person, at")

    /// In an order in which nothing refers to what is not there yet.
    private var all: [BulkInsert] {
        [
            trusts, schools, words, facts, links, trustMemberships, zoneMemberships, postcodes,
            contracts, people, accounts, posts, practitioners, practitionerZones,
            workingWeeks, workingDays, leave, halfDays, closedDays, namedPeople, children, cohorts,
            bases, shares, profiles, levels, counts, concerns, concernSections, concernSteps,
            meetings, meetingSteps, attendance, papers, items, actions, ratings, requests,
            requestSteps, allocations, sessions, reports, reviews, calls, callPhones, callNames,
            callSignposts, callConcerns, callCounts, lineNotices, promises, promiseSteps,
        ]
    }

    var count: Int { all.reduce(0) { $0 + $1.count } }

    func insert(on connection: any Connection) throws {
        for rows in all where !rows.isEmpty { try rows.insert(on: connection) }
    }
}
