"""5. Records → the ledger: the tables of the file."""

from __future__ import annotations

APPLICATION_ID = 0x41435244
"""Bytes 68 to 71 of every ledger ("ACRD"): tells our files from other SQLite databases."""

SCHEMA_VERSION = 15
"""`user_version` of a ledger that has run every migration."""

# A report's row holds what is known of it now; a reading is one coding of it. Readings and their records are never
# changed or deleted, so a reader that has listed readings sees one state of the ledger however long it takes.
REPORTS = """
CREATE TABLE report (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  day TEXT,
  instant TEXT,
  page TEXT,
  reading INTEGER NOT NULL,
  published TEXT,
  published_basis TEXT NOT NULL,
  published_words TEXT,
  month_day TEXT,
  title TEXT,
  publisher TEXT,
  byline TEXT,
  url TEXT,
  language TEXT,
  format TEXT NOT NULL,
  source TEXT,
  notice TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX report_known ON report (page, id, instant, day);
CREATE INDEX report_day ON report (day, id);

CREATE TABLE reading (
  key INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report (key),
  generation INTEGER NOT NULL,
  version TEXT NOT NULL,
  published TEXT,
  published_basis TEXT NOT NULL,
  read_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  UNIQUE (report, generation)
) STRICT;
"""

RECORDS = """
CREATE TABLE record (
  key INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES reading (key),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT,
  status TEXT,
  name TEXT,
  earliest TEXT,
  latest TEXT,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX record_reading ON record (reading, kind, start);
CREATE INDEX record_id ON record (id);
CREATE INDEX record_type ON record (kind, type, status);

CREATE TABLE participant (
  record INTEGER NOT NULL REFERENCES record (key),
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  PRIMARY KEY (record, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_actor ON participant (actor, role);
"""

# The text stays in `report` alone; the index holds words only.
SEARCH = """
CREATE VIRTUAL TABLE report_search USING fts5 (
  title, text, content = 'report', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
"""

REST = """
CREATE TABLE failure (
  key INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  report TEXT NOT NULL DEFAULT '',
  settled INTEGER NOT NULL DEFAULT 0,
  failed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  UNIQUE (source, stage, reason, report)
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW record_in_report AS
SELECT report.day, report.publisher, report.title, record.kind, record.type, record.status, record.text, record.name,
       record.earliest, record.latest, record.id, report.id AS report
FROM record JOIN report ON report.reading = record.reading
ORDER BY report.day, report.id, record.start;
"""

# What linking made of the readings: derived, and made anew when the code of linking changes. `report.linked` is the
# reading whose tellings stand here. Tellings of every version of a page are kept, so that any day can be asked about.
LINKS = """
ALTER TABLE report ADD COLUMN linked INTEGER;
CREATE INDEX report_unlinked ON report (key) WHERE linked IS NOT reading;

CREATE TABLE telling (
  key INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report (key),
  place TEXT NOT NULL UNIQUE,
  day INTEGER NOT NULL,
  placed INTEGER NOT NULL,
  component INTEGER NOT NULL,
  body TEXT NOT NULL,
  links TEXT NOT NULL
) STRICT;
CREATE INDEX telling_report ON telling (report);
CREATE INDEX telling_component ON telling (component);

CREATE TABLE telling_block (
  block TEXT NOT NULL,
  day INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  PRIMARY KEY (block, day, telling)
) STRICT, WITHOUT ROWID;

CREATE TABLE pair (
  first INTEGER NOT NULL,
  second INTEGER NOT NULL,
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_second ON pair (second);

CREATE TABLE event (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  component INTEGER NOT NULL,
  records TEXT NOT NULL,
  body TEXT NOT NULL,
  links TEXT NOT NULL
) STRICT;
CREATE INDEX event_component ON event (component);
CREATE INDEX event_id ON event (id);

CREATE TABLE signature (
  report INTEGER PRIMARY KEY REFERENCES report (key),
  body BLOB NOT NULL
) STRICT;

CREATE TABLE signature_band (
  band BLOB NOT NULL,
  report INTEGER NOT NULL,
  PRIMARY KEY (band, report)
) STRICT, WITHOUT ROWID;

CREATE TABLE copy (
  first INTEGER NOT NULL,
  second INTEGER NOT NULL,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
"""

# The same, so kept that adding costs what is added: a block has its tellings in the order of day and place, a pair what
# became of it when groups were last made, an event a digest of what it was made of. A telling's key is never given
# again, so that equal digests are equal tellings.
LINKS_BY_DIGEST = """
DROP TABLE telling_block;
DROP TABLE pair;
DROP TABLE event;
DROP TABLE telling;

CREATE TABLE telling (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  report INTEGER NOT NULL REFERENCES report (key),
  place TEXT NOT NULL UNIQUE,
  day INTEGER NOT NULL,
  placed INTEGER NOT NULL,
  component INTEGER NOT NULL,
  body TEXT NOT NULL,
  links TEXT NOT NULL
) STRICT;
CREATE INDEX telling_report ON telling (report);
CREATE INDEX telling_component ON telling (component, place, report);

CREATE TABLE telling_block (
  block TEXT NOT NULL,
  day INTEGER NOT NULL,
  place TEXT NOT NULL,
  telling INTEGER NOT NULL,
  placed INTEGER NOT NULL,
  PRIMARY KEY (block, day, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE pair (
  first INTEGER NOT NULL,
  second INTEGER NOT NULL,
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  groups INTEGER,
  carried INTEGER,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_second ON pair (second);
CREATE INDEX pair_score ON pair (score);

CREATE TABLE event (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  component INTEGER NOT NULL,
  made_of INTEGER NOT NULL,
  records TEXT NOT NULL,
  body TEXT NOT NULL,
  links TEXT NOT NULL
) STRICT;
CREATE INDEX event_component ON event (component);
CREATE INDEX event_id ON event (id);

UPDATE report SET linked = NULL WHERE linked IS NOT NULL;
DELETE FROM setting WHERE name = 'linking_version';
"""

# A person's word: never derived, never dropped. The two records are those its words stand on in the present readings.
JUDGEMENTS = """
CREATE TABLE judgement (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  undone TEXT,
  body TEXT NOT NULL,
  first_record TEXT,
  second_record TEXT
) STRICT;
"""

# That a person has taken note of a warning: never derived, never dropped.
ACKNOWLEDGEMENTS = """
CREATE TABLE acknowledgement (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  undone TEXT,
  body TEXT NOT NULL
) STRICT;
"""

# Events and plans by what they are asked for, so that a page reads what it shows and not the whole ledger. A plan's
# verdict is the one that reports give; whether it is overdue hangs on the day asked for.
ANSWERS = """
DROP TABLE event;

CREATE TABLE event (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  component INTEGER NOT NULL,
  made_of INTEGER NOT NULL,
  records TEXT NOT NULL,
  body TEXT NOT NULL,
  links TEXT NOT NULL,
  support TEXT NOT NULL,
  day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  main INTEGER NOT NULL,
  type TEXT,
  label TEXT,
  status TEXT NOT NULL
) STRICT;
CREATE INDEX event_component ON event (component);
CREATE INDEX event_id ON event (id);
CREATE INDEX event_day ON event (day, id);
CREATE INDEX event_main ON event (main, day, id);

CREATE TABLE event_name (
  name TEXT NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (name, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_name_event ON event_name (event);

CREATE TABLE event_sentence (
  report INTEGER NOT NULL,
  start INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (report, start, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_sentence_event ON event_sentence (event);

CREATE TABLE plan (
  event INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  verdict TEXT NOT NULL,
  due TEXT NOT NULL,
  due_by TEXT,
  settled INTEGER NOT NULL,
  dated INTEGER NOT NULL,
  weight REAL NOT NULL,
  doubled INTEGER NOT NULL
) STRICT;
CREATE INDEX plan_due ON plan (doubled, due, id);
CREATE INDEX plan_id ON plan (id);

CREATE TABLE plan_stated (
  report INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  PRIMARY KEY (report, start, "end", plan)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_stated_plan ON plan_stated (plan);

CREATE TABLE plan_actor (
  actor TEXT NOT NULL,
  plan INTEGER NOT NULL,
  PRIMARY KEY (actor, plan)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_actor_plan ON plan_actor (plan);

CREATE INDEX copy_second ON copy (second);

UPDATE report SET linked = NULL WHERE linked IS NOT NULL;
DELETE FROM setting WHERE name = 'linking_version';
"""

PRINTED_PAGES = """
ALTER TABLE report ADD COLUMN pages TEXT;
"""

# Feeds that are followed, and each of their entries once. An entry that waits carries what the feed gave of it in
# `body` until it is read, so that a stop at any moment loses none: the feed itself may never show it again.
FEEDS = """
CREATE TABLE feed (
  key INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL DEFAULT '',
  etag TEXT,
  last_modified TEXT,
  due REAL NOT NULL DEFAULT 0,
  checked TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  reason TEXT
) STRICT;

CREATE TABLE feed_entry (
  key INTEGER PRIMARY KEY,
  feed INTEGER NOT NULL REFERENCES feed (key),
  name TEXT NOT NULL,
  page TEXT,
  url TEXT,
  state TEXT NOT NULL,
  due REAL NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  report TEXT,
  body TEXT,
  UNIQUE (feed, name)
) STRICT;
CREATE INDEX feed_entry_page ON feed_entry (page);
CREATE INDEX feed_entry_waiting ON feed_entry (due, key) WHERE state = 'waiting';
"""

FEED_RESTS = """
ALTER TABLE feed ADD COLUMN rest REAL
"""
