-- school
SELECT s.urn, s.name, s.kind, s.phase, s.type_name, s.status, s.opened_day, s.closed_day,
    s.street, s.town, s.postcode, s.easting, s.northing, s.district, s.low_age,
    s.high_age, s.pupils, s.telephone, s.website, s.version, zm.zone, zm.from_day AS zone_from,
    zm.until_day AS zone_until, tm.trust, t.name AS trust_name
FROM school s
LEFT JOIN zone_membership zm ON zm.school = s.urn AND zm.from_day <= :today
    AND (zm.until_day IS NULL OR zm.until_day > :today)
LEFT JOIN trust_membership tm ON tm.school = s.urn AND tm.from_day <= :today
    AND (tm.until_day IS NULL OR tm.until_day > :today)
LEFT JOIN trust t ON t.uid = tm.trust
WHERE s.urn = :urn

-- linked
SELECT 1 WHERE EXISTS (SELECT 1 FROM school_link WHERE school = :urn OR successor = :urn)

-- predecessors
SELECT s.urn, s.name, s.kind, s.phase, s.type_name, s.status, s.opened_day, s.closed_day,
    s.street, s.town, s.postcode, s.easting, s.northing, s.district, s.low_age,
    s.high_age, s.pupils, s.telephone, s.website, s.version, zm.zone, zm.from_day AS zone_from,
    zm.until_day AS zone_until, tm.trust, t.name AS trust_name
FROM school s
LEFT JOIN zone_membership zm ON zm.school = s.urn AND zm.from_day <= :today
    AND (zm.until_day IS NULL OR zm.until_day > :today)
LEFT JOIN trust_membership tm ON tm.school = s.urn AND tm.from_day <= :today
    AND (tm.until_day IS NULL OR tm.until_day > :today)
LEFT JOIN trust t ON t.uid = tm.trust
WHERE s.urn IN (SELECT school FROM school_link WHERE successor = :urn) ORDER BY s.name, s.urn

-- successors
SELECT s.urn, s.name, s.kind, s.phase, s.type_name, s.status, s.opened_day, s.closed_day,
    s.street, s.town, s.postcode, s.easting, s.northing, s.district, s.low_age,
    s.high_age, s.pupils, s.telephone, s.website, s.version, zm.zone, zm.from_day AS zone_from,
    zm.until_day AS zone_until, tm.trust, t.name AS trust_name
FROM school s
LEFT JOIN zone_membership zm ON zm.school = s.urn AND zm.from_day <= :today
    AND (zm.until_day IS NULL OR zm.until_day > :today)
LEFT JOIN trust_membership tm ON tm.school = s.urn AND tm.from_day <= :today
    AND (tm.until_day IS NULL OR tm.until_day > :today)
LEFT JOIN trust t ON t.uid = tm.trust
WHERE s.urn IN (SELECT successor FROM school_link WHERE school = :urn) ORDER BY s.name, s.urn

-- meetings
SELECT m.id, m.kind, m.zone, m.school, s.name, m.day, m.starts_minute, m.place, m.state,
    m.pack_closes_day,
    EXISTS (SELECT 1 FROM rating r WHERE r.meeting = m.id AND r.school = m.school) AS rated
FROM meeting m LEFT JOIN school s ON s.urn = m.school
WHERE m.state <> 'cancelled' AND m.school IN (:urn)
AND m.kind IN ('team-around-school', 'core-consultation') AND m.day >= :year_ago
ORDER BY m.day, m.starts_minute, m.id

-- actions
SELECT a.id, a.meeting, a.school, s.name,
    coalesce(c.child, r.child, m.child) IS NOT NULL AS about_child, a.what, a.owner, a.due_day
FROM agreed_action a JOIN meeting m ON m.id = a.meeting
LEFT JOIN school s ON s.urn = a.school
LEFT JOIN agenda_item i ON i.id = a.item LEFT JOIN concern c ON c.id = i.concern
LEFT JOIN support_request r ON r.id = i.review_of
WHERE a.state = 'open' AND a.school = :urn ORDER BY a.due_day, a.id LIMIT 200

-- concerns
SELECT c.id, c.school, s.name, c.focus, co.name AS cohort, ch.year_group, c.title, c.offer,
    c.state, c.brought_at,
    c.child IS NULL OR EXISTS (SELECT 1 FROM lawful_basis b WHERE b.child = c.child
    AND b.from_day <= :today AND (b.until_day IS NULL OR b.until_day > :today)) AS discussable
FROM concern c JOIN school s ON s.urn = c.school
LEFT JOIN cohort co ON co.id = c.cohort LEFT JOIN child ch ON ch.id = c.child
WHERE c.state IN ('brought', 'on-agenda', 'carried', 'supported') AND c.school = :urn
ORDER BY c.brought_at DESC, c.id DESC LIMIT 200

-- needs
SELECT section, level, children FROM need_count
WHERE school = :urn AND framework = 'indes' AND version = '2020'

-- requests
SELECT r.id, r.school, s.name, r.service, r.focus, co.name AS cohort, ch.year_group, r.offer,
    r.state, r.requested_at, p.name AS practitioner, coalesce(al.half_days, 0) AS half_days,
    (SELECT CAST(coalesce(sum(u.half_hours), 0) AS BIGINT) FROM support_session u
    WHERE u.request = r.id) AS half_hours
FROM support_request r JOIN school s ON s.urn = r.school
JOIN concern c ON c.id = r.concern LEFT JOIN cohort co ON co.id = c.cohort
LEFT JOIN child ch ON ch.id = r.child
LEFT JOIN allocation al ON al.request = r.id
LEFT JOIN person p ON p.id = al.practitioner
WHERE r.state <> 'closed' AND r.school = :urn
ORDER BY r.requested_at, r.id LIMIT 200

-- contracts
SELECT half_days_bought, half_days_used, from_day, to_day FROM epss_contract
WHERE school = :urn ORDER BY from_day

-- records
SELECT framework, version, children FROM profile_count
WHERE school = :urn
