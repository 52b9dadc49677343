CREATE TABLE IF NOT EXISTS "setting" (
  "key" text COLLATE "C" NOT NULL,
  "value" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("key")
);
CREATE TABLE IF NOT EXISTS "root_tag" (
  "root" bigint NOT NULL,
  "tag" bigint NOT NULL,
  PRIMARY KEY ("root", "tag")
);
CREATE INDEX IF NOT EXISTS "root_tag_tag" ON "root_tag" ("tag", "root");
CREATE TABLE IF NOT EXISTS "search_entry" (
  "row" bigint NOT NULL,
  "object" text COLLATE "C" NOT NULL,
  "root" bigint NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("row")
);
CREATE TABLE IF NOT EXISTS "action_log" (
  "seq" bigint NOT NULL,
  "id" bytea NOT NULL,
  "device" bytea NOT NULL,
  "action" text COLLATE "C" NOT NULL,
  "version" bigint NOT NULL,
  "arguments" text COLLATE "C",
  "packed_arguments" bytea,
  "asker" bytea NOT NULL,
  "time" bigint NOT NULL,
  "grp" bytea,
  "salt" bytea,
  "digest" bytea NOT NULL,
  "chain" bytea NOT NULL,
  PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX IF NOT EXISTS "action_log_id" ON "action_log" ("id");
CREATE INDEX IF NOT EXISTS "action_log_grp" ON "action_log" ("grp", "seq") WHERE grp IS NOT NULL;
CREATE TABLE IF NOT EXISTS "change" (
  "seq" bigint NOT NULL,
  "n" bigint NOT NULL,
  "object" text COLLATE "C" NOT NULL,
  "record" bytea NOT NULL,
  "owner" bytea NOT NULL,
  "kind" bigint NOT NULL,
  "version" bigint NOT NULL,
  "patch" text COLLATE "C",
  PRIMARY KEY ("seq", "n")
);
CREATE INDEX IF NOT EXISTS "change_owner" ON "change" ("owner", "seq");
CREATE TABLE IF NOT EXISTS "guests" (
  "row" bigint NOT NULL,
  "id" bytea NOT NULL,
  "version" bigint NOT NULL,
  "root" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" bytea,
  "modified_at" bigint NOT NULL,
  "modified_by" bytea,
  "deleted_at" bigint,
  "name" text COLLATE "C",
  "name_sort" bytea,
  "city" text COLLATE "C",
  "number" text COLLATE "C",
  "mood" text COLLATE "C",
  "visits" bigint,
  "budget" bigint,
  "budget_currency" text COLLATE "C",
  "birthday" bigint,
  "labels" text COLLATE "C",
  "walks" bigint,
  "host" bytea,
  PRIMARY KEY ("row")
);
CREATE UNIQUE INDEX IF NOT EXISTS "guests_id" ON "guests" ("id");
CREATE INDEX IF NOT EXISTS "guests_bin" ON "guests" ("deleted_at", "row") WHERE deleted_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS "guests_by_name" ON "guests" ("name_sort", "row") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "guests_unique_number" ON "guests" ("number") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "guests_by_mood" ON "guests" ("mood", "row") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "guests_by_visits" ON "guests" ("visits", "row") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "guests_by_host" ON "guests" ("host", "row") WHERE deleted_at IS NULL;
CREATE TABLE IF NOT EXISTS "guest_stays" (
  "row" bigint NOT NULL,
  "stay_count" bigint,
  "spent" bigint,
  "spent_currency" text COLLATE "C",
  PRIMARY KEY ("row")
);
CREATE INDEX IF NOT EXISTS "guest_stays_by_stay_count" ON "guest_stays" ("stay_count", "row");
CREATE INDEX IF NOT EXISTS "guest_stays_by_spent" ON "guest_stays" ("spent", "row");
CREATE TABLE IF NOT EXISTS "stays" (
  "row" bigint NOT NULL,
  "id" bytea NOT NULL,
  "version" bigint NOT NULL,
  "root" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" bytea,
  "modified_at" bigint NOT NULL,
  "modified_by" bytea,
  "deleted_at" bigint,
  "guest" bytea,
  "room" text COLLATE "C",
  "day" bigint,
  "total" bigint,
  "total_currency" text COLLATE "C",
  "rate" bigint,
  "rate_currency" text COLLATE "C",
  "nights" bigint,
  "arrived" bigint,
  PRIMARY KEY ("row")
);
CREATE UNIQUE INDEX IF NOT EXISTS "stays_id" ON "stays" ("id");
CREATE INDEX IF NOT EXISTS "stays_bin" ON "stays" ("deleted_at", "row") WHERE deleted_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS "stays_by_guest" ON "stays" ("guest", "row") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "stays_by_day" ON "stays" ("day", "row") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "stays_by_total" ON "stays" ("total", "row") WHERE deleted_at IS NULL;
CREATE TABLE IF NOT EXISTS "wishes" (
  "row" bigint NOT NULL,
  "id" bytea NOT NULL,
  "version" bigint NOT NULL,
  "root" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" bytea,
  "modified_at" bigint NOT NULL,
  "modified_by" bytea,
  "deleted_at" bigint,
  "guest" bytea,
  "text" text COLLATE "C",
  PRIMARY KEY ("row")
);
CREATE UNIQUE INDEX IF NOT EXISTS "wishes_id" ON "wishes" ("id");
CREATE INDEX IF NOT EXISTS "wishes_bin" ON "wishes" ("deleted_at", "row") WHERE deleted_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS "wishes_by_guest" ON "wishes" ("guest", "row");
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX IF NOT EXISTS search_index ON search_entry USING gin (text gin_trgm_ops);
