-- session
SELECT s.id, s.person, p.name, s.token, s.started_at, s.seen_at,
    s.ended_at IS NOT NULL OR a.state <> 'open' AS ended, a.must_change
FROM session s JOIN person p ON p.id = s.person JOIN account a ON a.person = p.id
WHERE s.id = :digest

-- posts
SELECT role, scope_kind, scope_value, from_day, until_day FROM post
WHERE person = :person AND from_day <= :today
AND (until_day IS NULL OR until_day > :today) ORDER BY from_day, id

-- team
SELECT po.role, p.name FROM post po JOIN person p ON p.id = po.person
WHERE po.scope_kind = 'zone' AND po.scope_value = :zone AND po.from_day <= :today
AND (po.until_day IS NULL OR po.until_day > :today) ORDER BY po.from_day, p.name
