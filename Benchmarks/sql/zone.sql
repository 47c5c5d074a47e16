-- schools
SELECT s.urn, s.name, s.phase, s.status, zm.zone, tm.trust, t.name AS trust_name,
    n.open_concerns, n.open_requests, n.half_days_to_come, n.last_concern_at,
    n.last_session_day, n.last_meeting, n.last_meeting_day, n.last_meeting_state,
    n.next_meeting, n.next_meeting_day, n.next_meeting_state,
    n.term_day, n.term_half_hours
FROM school s
LEFT JOIN zone_membership zm ON zm.school = s.urn AND zm.from_day <= :today
    AND (zm.until_day IS NULL OR zm.until_day > :today)
LEFT JOIN trust_membership tm ON tm.school = s.urn AND tm.from_day <= :today
    AND (tm.until_day IS NULL OR tm.until_day > :today)
LEFT JOIN trust t ON t.uid = tm.trust
LEFT JOIN school_standing n ON n.school = s.urn
WHERE s.urn IN (SELECT zx.school FROM zone_membership zx WHERE zx.zone IN (:zone)
    AND zx.from_day <= :today AND (zx.until_day IS NULL OR zx.until_day > :today))
AND s.status = 'open' ORDER BY s.name, s.urn

-- overdue
SELECT school, count(*) AS count FROM agreed_action WHERE school IN (:schools)
AND state = 'open' AND due_day < :today GROUP BY school
