-- session
SELECT s.id, s.person, p.name, s.token, s.started_at, s.seen_at,
    s.ended_at IS NOT NULL OR a.state <> 'open' AS ended, a.must_change,
    po.id AS post, po.role, po.scope_kind, po.scope_value, po.from_day, po.until_day
FROM session s JOIN person p ON p.id = s.person JOIN account a ON a.person = p.id
LEFT JOIN post po ON po.person = s.person AND po.from_day <= :today
    AND (po.until_day IS NULL OR po.until_day > :today)
WHERE s.id = :digest

-- team
SELECT po.role, p.name FROM post po JOIN person p ON p.id = po.person
WHERE po.scope_kind = 'zone' AND po.scope_value = :zone AND po.from_day <= :today
AND (po.until_day IS NULL OR po.until_day > :today) ORDER BY po.from_day, p.name
