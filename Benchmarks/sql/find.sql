-- rarest
SELECT 0 AS place, count(*) AS count FROM (SELECT 1 FROM school_word w
    WHERE (w.word >= :first AND w.word <= :first_end) LIMIT 200) few
UNION ALL SELECT 1, count(*) FROM (SELECT 1 FROM school_word w
    WHERE (w.word >= :second AND w.word <= :second_end) LIMIT 200) few

-- named
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
WHERE s.urn IN (SELECT school FROM (SELECT w.school FROM school_word w
    WHERE (w.word >= :rare AND w.word <= :rare_end)
    AND EXISTS (SELECT 1 FROM school_word o WHERE o.school = w.school
        AND (o.word >= :other AND o.word <= :other_end))
    AND EXISTS (SELECT 1 FROM school c WHERE c.urn = w.school AND c.status <> 'closed')
    ORDER BY w.word, w.school LIMIT 20) few)
ORDER BY CASE WHEN lower(s.name) = :typed THEN 0
    WHEN substr(lower(s.name), 1, CAST(:length AS INTEGER)) = :typed THEN 1
    ELSE 2 END, s.name, s.urn LIMIT 10

-- place
SELECT easting, northing, 1 FROM postcode WHERE postcode = :postcode

-- box
SELECT s.urn, s.easting, s.northing FROM school s
WHERE s.easting / 4000 IN (:strips) AND s.northing BETWEEN :south AND :north
AND s.status <> 'closed'

-- near
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
WHERE s.urn IN (:schools)
