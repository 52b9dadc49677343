-- order=created_at
SELECT t."row", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t NOT INDEXED CROSS JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE clientela_seen(t."row") AND t.deleted_at IS NULL AND t."row" > ?1 ORDER BY t."row" LIMIT 51;
-- 1: 9
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL LIMIT 1001;

-- order=visits
SELECT t."visits", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t INDEXED BY "guests_by_visits" CROSS JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE clientela_seen(t."row") AND t.deleted_at IS NULL AND (t."visits", t."row") > (?1, ?2) ORDER BY t."visits", t."row" LIMIT 51;
-- 1: 5
-- 2: 9
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL LIMIT 1001;

-- visits=gt.2&visits=lt.9&order=visits.desc
SELECT count(*) FROM (SELECT 1 FROM "guests" AS t INDEXED BY "guests_by_visits" WHERE t.deleted_at IS NULL AND t."visits" > ?1 AND t."visits" < ?2 LIMIT 1001) AS c;
-- 1: 2
-- 2: 9
SELECT t."visits", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t INDEXED BY "guests_by_visits" CROSS JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE clientela_seen(t."row") AND t.deleted_at IS NULL AND (t."visits" > ?3 AND +t."visits" < ?4) AND (t."visits", t."row") < (?1, ?2) ORDER BY t."visits" DESC, t."row" DESC LIMIT 51;
-- 1: 5
-- 2: 9
-- 3: 2
-- 4: 9
SELECT t."visits", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t INDEXED BY "guests_by_visits" CROSS JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE clientela_seen(t."row") AND t.deleted_at IS NULL AND (t."visits" > ?1 AND +t."visits" < ?2) AND t."visits" IS NULL ORDER BY t."visits" DESC, t."row" DESC LIMIT 51;
-- 1: 2
-- 2: 9
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND (t."visits" > ?1 AND t."visits" < ?2) LIMIT 1001;
-- 1: 2
-- 2: 9

-- order=visits
SELECT t."visits", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t INDEXED BY "guests_by_visits" CROSS JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE clientela_seen(t."row") AND t.deleted_at IS NULL AND t."visits" IS NULL AND t."row" > ?1 ORDER BY t."visits", t."row" LIMIT 51;
-- 1: 9
SELECT t."visits", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t INDEXED BY "guests_by_visits" CROSS JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE clientela_seen(t."row") AND t.deleted_at IS NULL AND t."visits" IS NOT NULL ORDER BY t."visits", t."row" LIMIT 51;
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL LIMIT 1001;

-- visits=gt.2&visits=lt.9&order=visits.desc
SELECT count(*) FROM (SELECT 1 FROM "guests" AS t INDEXED BY "guests_by_visits" WHERE t.deleted_at IS NULL AND t."visits" > ?1 AND t."visits" < ?2 LIMIT 1001) AS c;
-- 1: 2
-- 2: 9
SELECT t."visits", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t INDEXED BY "guests_by_visits" CROSS JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE clientela_seen(t."row") AND t.deleted_at IS NULL AND (t."visits" > ?2 AND +t."visits" < ?3) AND t."visits" IS NULL AND t."row" < ?1 ORDER BY t."visits" DESC, t."row" DESC LIMIT 51;
-- 1: 9
-- 2: 2
-- 3: 9
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND (t."visits" > ?1 AND t."visits" < ?2) LIMIT 1001;
-- 1: 2
-- 2: 9

-- order=visits
SELECT t."visits", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t INDEXED BY "guests_by_visits" CROSS JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE clientela_seen(t."row") AND t.deleted_at IS NULL AND (t."visits", t."row") < (?1, ?2) ORDER BY t."visits" DESC, t."row" DESC LIMIT 51;
-- 1: 5
-- 2: 9
SELECT t."visits", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t INDEXED BY "guests_by_visits" CROSS JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE clientela_seen(t."row") AND t.deleted_at IS NULL AND t."visits" IS NULL ORDER BY t."visits" DESC, t."row" DESC LIMIT 51;
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL LIMIT 1001;

-- visits=gt.2&visits=lt.9&order=visits.desc
SELECT count(*) FROM (SELECT 1 FROM "guests" AS t INDEXED BY "guests_by_visits" WHERE t.deleted_at IS NULL AND t."visits" > ?1 AND t."visits" < ?2 LIMIT 1001) AS c;
-- 1: 2
-- 2: 9
SELECT t."visits", t."row", t."row", t."id", t."version", t."root", t."created_at", t."created_by", t."modified_at", t."modified_by", t."deleted_at", t."name", t."city", t."number", t."mood", t."visits", t."budget", t."budget_currency", t."birthday", t."labels", t."walks", t."host", t_guest_stays."stay_count", t_guest_stays."spent", t_guest_stays."spent_currency" FROM "guests" AS t INDEXED BY "guests_by_visits" CROSS JOIN "guest_stays" AS t_guest_stays ON t_guest_stays."row" = t."row" WHERE clientela_seen(t."row") AND t.deleted_at IS NULL AND (+t."visits" > ?3 AND t."visits" < ?4) AND (t."visits", t."row") > (?1, ?2) ORDER BY t."visits", t."row" LIMIT 51;
-- 1: 5
-- 2: 9
-- 3: 2
-- 4: 9
SELECT 1 FROM "guests" AS t WHERE t.deleted_at IS NULL AND (t."visits" > ?1 AND t."visits" < ?2) LIMIT 1001;
-- 1: 2
-- 2: 9

