-- 
SELECT t."row", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL ORDER BY t."row" DESC LIMIT 51;
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL LIMIT 1001;

-- order=name
SELECT t."name_sort", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL AND (t.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = t.root AND g.tag IN ($1, $2))) ORDER BY t."name_sort" NULLS FIRST, t."row" LIMIT 51;
-- 1: 7
-- 2: 9
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND (t.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = t.root AND g.tag IN ($1, $2))) LIMIT 1001;
-- 1: 7
-- 2: 9

-- mood=eq.calm&visits=gt.3&order=name.desc
SELECT count(*) FROM (SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND (t."mood" = $1) LIMIT 1001) AS c;
-- 1: 'calm'
SELECT t."name_sort", t."row" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL AND ((t."mood" = $1) AND t."visits" > $2) AND t.root = 0 ORDER BY t."name_sort" DESC NULLS LAST, t."row" DESC LIMIT 51;
-- 1: 'calm'
-- 2: 3
SELECT count(*) FROM (SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND t."visits" > $1 LIMIT 1001) AS c;
-- 1: 3
SELECT t."name_sort", t."row" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL AND ((t."mood" = $1) AND t."visits" > $2) AND t.root = 0 ORDER BY t."name_sort" DESC NULLS LAST, t."row" DESC LIMIT 51;
-- 1: 'calm'
-- 2: 3
SELECT t."name_sort", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL AND ((t."mood" = $1) AND t."visits" > $2) AND t.root = 0 ORDER BY t."name_sort" DESC NULLS LAST, t."row" DESC LIMIT 51;
-- 1: 'calm'
-- 2: 3
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND ((t."mood" = $1) AND t."visits" > $2) AND t.root = 0 LIMIT 1001;
-- 1: 'calm'
-- 2: 3

-- name=eq.Anna&order=spent.desc
SELECT count(*) FROM (SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND t."name_sort" = $1 LIMIT 1001) AS c;
-- 1: 9 bytes
SELECT t_guest_stays."spent", t."row" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL AND (t."name_sort" = $1 AND t."name" = $2) ORDER BY t_guest_stays."spent" DESC NULLS LAST, t."row" DESC LIMIT 51;
-- 1: 9 bytes
-- 2: 'Anna'
SELECT t_guest_stays."spent", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guest_stays" AS t_guest_stays JOIN "guests" AS t ON t."row" = t_guest_stays."row" WHERE t.deleted_at IS NULL AND (t."name_sort" = $1 AND t."name" = $2) ORDER BY t_guest_stays."spent" DESC NULLS LAST, t."row" DESC LIMIT 51;
-- 1: 9 bytes
-- 2: 'Anna'
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND (t."name_sort" = $1 AND t."name" = $2) LIMIT 1001;
-- 1: 9 bytes
-- 2: 'Anna'

-- host.city=neq.Brno&host.spent=gt.100
SELECT t."row", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL AND (NOT EXISTS (SELECT 1 FROM "guests" AS r1 WHERE r1.id = t."host" AND r1.deleted_at IS NULL AND (r1.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = r1.root AND g.tag IN ($2, $3))) AND (r1."city" = $1)) AND EXISTS (SELECT 1 FROM "guests" AS r2 JOIN "guest_stays" AS r2_guest_stays ON r2_guest_stays."row" = r2."row" WHERE r2.id = t."host" AND r2.deleted_at IS NULL AND (r2.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = r2.root AND g.tag IN ($6, $7))) AND (r2_guest_stays."spent" > $4 AND r2_guest_stays."spent_currency" = $5))) AND (t.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = t.root AND g.tag IN ($8, $9))) ORDER BY t."row" DESC LIMIT 51;
-- 1: 'Brno'
-- 2: 7
-- 3: 9
-- 4: 10000
-- 5: 'EUR'
-- 6: 7
-- 7: 9
-- 8: 7
-- 9: 9
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND (NOT EXISTS (SELECT 1 FROM "guests" AS r1 WHERE r1.id = t."host" AND r1.deleted_at IS NULL AND (r1.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = r1.root AND g.tag IN ($2, $3))) AND (r1."city" = $1)) AND EXISTS (SELECT 1 FROM "guests" AS r2 JOIN "guest_stays" AS r2_guest_stays ON r2_guest_stays."row" = r2."row" WHERE r2.id = t."host" AND r2.deleted_at IS NULL AND (r2.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = r2.root AND g.tag IN ($6, $7))) AND (r2_guest_stays."spent" > $4 AND r2_guest_stays."spent_currency" = $5))) AND (t.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = t.root AND g.tag IN ($8, $9))) LIMIT 1001;
-- 1: 'Brno'
-- 2: 7
-- 3: 9
-- 4: 10000
-- 5: 'EUR'
-- 6: 7
-- 7: 9
-- 8: 7
-- 9: 9

-- stays=any(day.gte.now-90d,total.gt.100)&wishes=none()
SELECT t."row", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL AND (EXISTS (SELECT 1 FROM "stays" AS r1 WHERE r1."guest" = t.id AND r1.deleted_at IS NULL AND (r1.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = r1.root AND g.tag IN ($4, $5))) AND (r1."day" >= $1 AND (r1."total" > $2 AND r1."total_currency" = $3))) AND NOT coalesce(EXISTS (SELECT 1 FROM "wishes" AS r2 WHERE r2."guest" = t.id AND r2.deleted_at IS NULL AND (r2.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = r2.root AND g.tag IN ($6, $7))) AND true), false)) AND (t.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = t.root AND g.tag IN ($8, $9))) ORDER BY t."row" DESC LIMIT 51;
-- 1: 20364
-- 2: 10000
-- 3: 'EUR'
-- 4: 7
-- 5: 9
-- 6: 7
-- 7: 9
-- 8: 7
-- 9: 9
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND (EXISTS (SELECT 1 FROM "stays" AS r1 WHERE r1."guest" = t.id AND r1.deleted_at IS NULL AND (r1.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = r1.root AND g.tag IN ($4, $5))) AND (r1."day" >= $1 AND (r1."total" > $2 AND r1."total_currency" = $3))) AND NOT coalesce(EXISTS (SELECT 1 FROM "wishes" AS r2 WHERE r2."guest" = t.id AND r2.deleted_at IS NULL AND (r2.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = r2.root AND g.tag IN ($6, $7))) AND true), false)) AND (t.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = t.root AND g.tag IN ($8, $9))) LIMIT 1001;
-- 1: 20364
-- 2: 10000
-- 3: 'EUR'
-- 4: 7
-- 5: 9
-- 6: 7
-- 7: 9
-- 8: 7
-- 9: 9

-- order=name&q=li
SELECT count(*) FROM (SELECT "row" FROM search_entry WHERE object = 'guest' AND text LIKE ALL ($1) LIMIT 5001) AS c;
-- 1: '" li"'
SELECT t."name_sort", t."row" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL AND t."row" IN (SELECT "row" FROM search_entry WHERE object = 'guest' AND text LIKE ALL ($1)) ORDER BY t."name_sort" NULLS FIRST, t."row" LIMIT 51;
-- 1: '" li"'
SELECT t."name_sort", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL AND t."row" IN (SELECT "row" FROM search_entry WHERE object = 'guest' AND text LIKE ALL ($1)) ORDER BY t."name_sort" NULLS FIRST, t."row" LIMIT 51;
-- 1: '" li"'
SELECT 1 FROM (SELECT "row" FROM search_entry WHERE object = 'guest' AND text LIKE ALL ($2)) AS c JOIN "guests" AS t ON t."row" = c."row" WHERE t.deleted_at IS NULL AND EXISTS (SELECT 1 FROM search_entry AS e WHERE e."row" = t."row" AND strpos(e.text, $1) > 0) LIMIT 1001;
-- 1: ' li'
-- 2: '" li"'

-- labels=has.vip&name=not.like.nov&q=zofie+li
SELECT t."row", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM (SELECT "row" FROM search_entry WHERE object = 'guest' AND text LIKE ALL ($1)) AS c JOIN "guests" AS t ON t."row" = c."row" JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NULL AND ((strpos(t."labels", $3) > 0 OR strpos(t."labels", $2) > 0) AND NOT coalesce(clientela_like(t."name", $4), false)) AND EXISTS (SELECT 1 FROM search_entry AS e WHERE e."row" = t."row" AND strpos(e.text, $5) > 0 AND strpos(e.text, $6) > 0) ORDER BY c."row" DESC LIMIT 51;
-- 1: '" li" AND "zof" AND "ofi" AND "fie"'
-- 2: ',"vip"'
-- 3: '["vip"'
-- 4: 'nov'
-- 5: ' li'
-- 6: 'zofie'
SELECT 1 FROM (SELECT "row" FROM search_entry WHERE object = 'guest' AND text LIKE ALL ($6)) AS c JOIN "guests" AS t ON t."row" = c."row" WHERE t.deleted_at IS NULL AND ((strpos(t."labels", $2) > 0 OR strpos(t."labels", $1) > 0) AND NOT coalesce(clientela_like(t."name", $3), false)) AND EXISTS (SELECT 1 FROM search_entry AS e WHERE e."row" = t."row" AND strpos(e.text, $4) > 0 AND strpos(e.text, $5) > 0) LIMIT 1001;
-- 1: ',"vip"'
-- 2: '["vip"'
-- 3: 'nov'
-- 4: ' li'
-- 5: 'zofie'
-- 6: '" li" AND "zof" AND "ofi" AND "fie"'

-- city=starts.br&order=city&deleted=true
SELECT clientela_sort_key(t."city"), t."row" FROM "guests" AS t JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE t.deleted_at IS NOT NULL AND clientela_starts(t."city", $1) ORDER BY clientela_sort_key(t."city") NULLS FIRST, t."row" LIMIT 51;
-- 1: 'br'
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NOT NULL AND clientela_starts(t."city", $1) LIMIT 1001;
-- 1: 'br'

