-- schools
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
WHERE s.urn IN (SELECT zx.school FROM zone_membership zx WHERE zx.zone IN (:zone)
    AND zx.from_day <= :today AND (zx.until_day IS NULL OR zx.until_day > :today))
AND s.status = 'open' ORDER BY s.name, s.urn

-- meetings
SELECT m.id, m.kind, m.zone, m.school, s.name, m.day, m.starts_minute, m.place, m.state,
    m.pack_closes_day,
    EXISTS (SELECT 1 FROM rating r WHERE r.meeting = m.id AND r.school = m.school) AS rated
FROM meeting m LEFT JOIN school s ON s.urn = m.school
WHERE m.state <> 'cancelled' AND m.id IN (
    SELECT a.id FROM meeting a WHERE a.school IN (:schools)
    AND a.state IN ('planned', 'pack-closed')
    AND a.kind IN ('team-around-school', 'core-consultation') AND a.day >= :year_ago
    UNION ALL SELECT (SELECT h.id FROM meeting h WHERE h.school = sc.urn
        AND h.state IN ('held', 'published')
        AND h.kind IN ('team-around-school', 'core-consultation') AND h.day >= :year_ago
        ORDER BY h.day DESC, h.starts_minute DESC, h.id DESC LIMIT 1)
    FROM school sc WHERE sc.urn IN (:schools))
ORDER BY m.day, m.starts_minute, m.id

-- concerns
SELECT school, CAST(sum(CASE WHEN state IN ('brought', 'on-agenda', 'carried', 'supported')
    THEN 1 ELSE 0 END) AS BIGINT) AS open, max(brought_at) AS last
FROM concern WHERE school IN (:schools) GROUP BY school

-- overdue
SELECT school, count(*) AS count FROM agreed_action WHERE school IN (:schools)
AND state = 'open' AND due_day < :today GROUP BY school

-- requests
SELECT school, count(*) AS count FROM support_request WHERE school IN (:schools)
AND state IN ('requested', 'returned', 'accepted', 'allocated', 'delivering', 'reported',
    'reviewed') GROUP BY school

-- agreed
SELECT r.school, CAST(sum(al.half_days) AS BIGINT) AS count FROM support_request r
JOIN allocation al ON al.request = r.id
WHERE r.school IN (:schools) AND al.allocated_at >= :term_start GROUP BY r.school

-- sessions
SELECT r.school, CAST(sum(CASE WHEN x.day >= :term_start THEN x.half_hours ELSE 0 END)
    AS BIGINT) AS half_hours, max(x.day) AS last
FROM support_request r JOIN support_session x ON x.request = r.id
WHERE r.school IN (:schools) AND x.day <= :today GROUP BY r.school
