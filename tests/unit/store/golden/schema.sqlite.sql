CREATE TABLE IF NOT EXISTS "setting" (
  "key" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("key")
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "root_tag" (
  "root" INTEGER NOT NULL,
  "tag" INTEGER NOT NULL,
  PRIMARY KEY ("root", "tag")
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "root_tag_tag" ON "root_tag" ("tag", "root");
CREATE TABLE IF NOT EXISTS "search_entry" (
  "row" INTEGER NOT NULL,
  "object" TEXT NOT NULL,
  "root" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  PRIMARY KEY ("row")
);
CREATE TABLE IF NOT EXISTS "action_log" (
  "seq" INTEGER NOT NULL,
  "id" BLOB NOT NULL,
  "device" BLOB NOT NULL,
  "action" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "arguments" TEXT,
  "packed_arguments" BLOB,
  "asker" BLOB NOT NULL,
  "time" INTEGER NOT NULL,
  "grp" BLOB,
  "salt" BLOB,
  "digest" BLOB NOT NULL,
  "chain" BLOB NOT NULL,
  PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX IF NOT EXISTS "action_log_id" ON "action_log" ("id");
CREATE INDEX IF NOT EXISTS "action_log_grp" ON "action_log" ("grp", "seq") WHERE grp IS NOT NULL;
CREATE TABLE IF NOT EXISTS "change" (
  "seq" INTEGER NOT NULL,
  "n" INTEGER NOT NULL,
  "object" TEXT NOT NULL,
  "record" BLOB NOT NULL,
  "owner" BLOB NOT NULL,
  "kind" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "patch" TEXT,
  PRIMARY KEY ("seq", "n")
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "change_owner" ON "change" ("owner", "seq");
CREATE TABLE IF NOT EXISTS "guests" (
  "row" INTEGER NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "root" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "modified_at" INTEGER NOT NULL,
  "modified_by" BLOB,
  "deleted_at" INTEGER,
  "name" TEXT,
  "name_sort" BLOB,
  "city" TEXT,
  "number" TEXT,
  "mood" TEXT,
  "visits" INTEGER,
  "budget" INTEGER,
  "budget_currency" TEXT,
  "birthday" INTEGER,
  "labels" TEXT,
  "walks" INTEGER,
  "host" BLOB,
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
  "row" INTEGER NOT NULL,
  "stay_count" INTEGER,
  "spent" INTEGER,
  "spent_currency" TEXT,
  PRIMARY KEY ("row")
);
CREATE INDEX IF NOT EXISTS "guest_stays_by_stay_count" ON "guest_stays" ("stay_count", "row");
CREATE INDEX IF NOT EXISTS "guest_stays_by_spent" ON "guest_stays" ("spent", "row");
CREATE TABLE IF NOT EXISTS "stays" (
  "row" INTEGER NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "root" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "modified_at" INTEGER NOT NULL,
  "modified_by" BLOB,
  "deleted_at" INTEGER,
  "guest" BLOB,
  "room" TEXT,
  "day" INTEGER,
  "total" INTEGER,
  "total_currency" TEXT,
  "rate" INTEGER,
  "rate_currency" TEXT,
  "nights" INTEGER,
  "arrived" INTEGER,
  PRIMARY KEY ("row")
);
CREATE UNIQUE INDEX IF NOT EXISTS "stays_id" ON "stays" ("id");
CREATE INDEX IF NOT EXISTS "stays_bin" ON "stays" ("deleted_at", "row") WHERE deleted_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS "stays_by_guest" ON "stays" ("guest", "row") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "stays_by_day" ON "stays" ("day", "row") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "stays_by_total" ON "stays" ("total", "row") WHERE deleted_at IS NULL;
CREATE TABLE IF NOT EXISTS "wishes" (
  "row" INTEGER NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "root" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "modified_at" INTEGER NOT NULL,
  "modified_by" BLOB,
  "deleted_at" INTEGER,
  "guest" BLOB,
  "text" TEXT,
  PRIMARY KEY ("row")
);
CREATE UNIQUE INDEX IF NOT EXISTS "wishes_id" ON "wishes" ("id");
CREATE INDEX IF NOT EXISTS "wishes_bin" ON "wishes" ("deleted_at", "row") WHERE deleted_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS "wishes_by_guest" ON "wishes" ("guest", "row");
CREATE VIRTUAL TABLE IF NOT EXISTS "search_guests" USING fts5(text, tokenize='trigram', content='', contentless_delete=1, detail=none);
