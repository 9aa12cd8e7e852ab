"""5. Records → the ledger: the tables by which pages find records, actors, dealings, places, days and conflicts."""

from __future__ import annotations

SAID = "record.text || ' ' || coalesce(json_extract(record.body, '$.topic'), '')"
"""The words by which a statement is found: what is said, and its topic."""
FIGURED = (
    "coalesce(json_extract(record.body, '$.measures'), '') || ' ' || "
    "coalesce(json_extract(record.body, '$.owner.name'), '') || ' ' || coalesce(json_extract(record.body, '$._quote'), "
    "substr(report.text, record.sentence_start + 1, record.sentence_end - record.sentence_start))"
)
"""The words by which a figure is found: what it measures, whose it is, its sentence."""
INSERT_WORDS = (
    f"INSERT INTO record_words (rowid, words) SELECT record.key, CASE record.kind WHEN 'statement' THEN {SAID} "
    f"ELSE {FIGURED} END FROM record JOIN reading ON reading.key = record.reading "
    "JOIN report ON report.key = reading.report WHERE record.kind IN ('statement', 'figure')"
)
INSERT_NAMES = (
    "INSERT OR IGNORE INTO name_given (actor, name, country) SELECT actor, participant.name, coalesce(country, '') "
    "FROM record CROSS JOIN participant ON participant.record = record.key"
)
INSERT_SUPERSEDED = (
    "INSERT INTO superseded (report) SELECT key FROM (SELECT key, row_number() OVER "
    "(PARTITION BY page ORDER BY instant DESC, key DESC) AS place FROM report WHERE page {}) WHERE place > 1"
)

# Written with the reports: which of them a newer version of their page has replaced, the words of statements and
# figures, and every name that a record gives an actor.
FOUND = f"""
CREATE TABLE superseded (
  report INTEGER PRIMARY KEY
) STRICT;
{INSERT_SUPERSEDED.format("IS NOT NULL")};

CREATE VIRTUAL TABLE record_words USING fts5 (
  words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
{INSERT_WORDS};

CREATE TABLE name_given (
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  PRIMARY KEY (actor, name, country)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_given_country ON name_given (country);
{INSERT_NAMES};

CREATE INDEX record_of_reading ON record (kind, reading, start);
CREATE INDEX report_publisher ON report (publisher);
"""

# Derived with the links, from events and from the readings that stand.
TALLIES = """
CREATE TABLE event_former (
  id TEXT NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (id, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_former_event ON event_former (event);

CREATE TABLE event_actor (
  actor TEXT NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (actor, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_event ON event_actor (event);

CREATE TABLE event_dealing (
  actor TEXT NOT NULL,
  recipient TEXT NOT NULL,
  type TEXT NOT NULL,
  event INTEGER NOT NULL,
  day TEXT NOT NULL,
  deed INTEGER NOT NULL,
  foreseen INTEGER NOT NULL,
  denied INTEGER NOT NULL,
  weight REAL NOT NULL,
  PRIMARY KEY (actor, recipient, type, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_dealing_event ON event_dealing (event);
CREATE INDEX event_dealing_day ON event_dealing (day);
CREATE INDEX event_dealing_recipient ON event_dealing (recipient);

CREATE TABLE dealing (
  actor TEXT NOT NULL,
  recipient TEXT NOT NULL,
  type TEXT NOT NULL,
  events INTEGER NOT NULL,
  deeds INTEGER NOT NULL,
  foreseen INTEGER NOT NULL,
  denied INTEGER NOT NULL,
  first TEXT,
  latest TEXT,
  PRIMARY KEY (actor, recipient, type)
) STRICT, WITHOUT ROWID;
CREATE INDEX dealing_most ON dealing (events DESC, actor, recipient, type);
CREATE INDEX dealing_recipient ON dealing (recipient);

CREATE TABLE event_place (
  place TEXT NOT NULL,
  event INTEGER NOT NULL,
  day TEXT NOT NULL,
  main INTEGER NOT NULL,
  weight REAL NOT NULL,
  PRIMARY KEY (place, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_place_event ON event_place (event);
CREATE INDEX event_place_day ON event_place (day);

CREATE TABLE place_seen (
  place TEXT NOT NULL PRIMARY KEY,
  events INTEGER NOT NULL,
  main INTEGER NOT NULL,
  latest TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX place_most ON place_seen (events DESC, place);

CREATE TABLE report_actor (
  actor TEXT NOT NULL,
  day TEXT NOT NULL,
  report INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  statements INTEGER NOT NULL,
  PRIMARY KEY (actor, day, report, name, kind, country)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_actor_report ON report_actor (report);

CREATE TABLE actor_name (
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (actor, name, kind, country)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_seen (
  actor TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  events INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  first TEXT,
  latest TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_most ON actor_seen (events DESC, statements DESC, actor);
CREATE INDEX actor_of_kind ON actor_seen (kind, events DESC, statements DESC, actor);
CREATE INDEX actor_latest ON actor_seen (latest DESC, events DESC, statements DESC, actor);

CREATE TABLE report_count (
  report INTEGER PRIMARY KEY,
  statements INTEGER NOT NULL,
  figures INTEGER NOT NULL
) STRICT;

CREATE TABLE total (
  name TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX event_status ON event (main, day, status);
CREATE INDEX event_last ON event (last_day, day);
"""
# Conflicts as they were when a span of reports was last gone through. `touched` counts the reports of a span that have
# changed since, `reports` those that it then had; a span never gone through has none.
SURVEYS = """
CREATE TABLE conflict (
  id TEXT NOT NULL PRIMARY KEY,
  span TEXT NOT NULL,
  kind TEXT NOT NULL,
  verdict TEXT NOT NULL,
  subject TEXT NOT NULL,
  event TEXT,
  day TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX conflict_span ON conflict (span);
CREATE INDEX conflict_subject ON conflict (kind, subject, id);
CREATE INDEX conflict_verdict ON conflict (verdict, kind, subject, id);
CREATE INDEX conflict_day ON conflict (day, id);
CREATE INDEX conflict_event ON conflict (event);

CREATE TABLE survey (
  span TEXT NOT NULL PRIMARY KEY,
  touched INTEGER NOT NULL,
  reports INTEGER
) STRICT, WITHOUT ROWID;
"""
KINDS = """
CREATE INDEX event_type ON event (type, status, day, id);
CREATE INDEX event_label ON event (label, status, day, id);
CREATE INDEX plan_verdict ON plan (verdict, doubled, due, id, due_by);
"""
INSERT_SEEN = (
    "INSERT INTO record_seen SELECT record.key, record.kind, report.day, report.id, record.start, record.type, "
    "lower(json_extract(record.body, '$.unit')) FROM report CROSS JOIN record ON record.reading = report.reading "
    "WHERE record.kind IN ('statement', 'figure') AND report.key NOT IN (SELECT report FROM superseded)"
)

# Written with the reports: what statements and figures that stand are found and ordered by, in rows so short that
# thousands are read in a few milliseconds. Names are found without a look at the rows of those who take part.
SEEN = f"""
CREATE TABLE record_seen (
  record INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  day TEXT,
  report TEXT NOT NULL,
  start INTEGER NOT NULL,
  type TEXT,
  unit TEXT
) STRICT;
{INSERT_SEEN};
CREATE INDEX record_seen_day ON record_seen (kind, day, report, start, record);
CREATE INDEX record_seen_report ON record_seen (report);

DROP INDEX IF EXISTS participant_actor;
CREATE INDEX participant_named ON participant (actor, role, name);
"""
# What is counted between two days or of one actor is read from these rows alone, without the events themselves.
COUNTED = """
ALTER TABLE event_dealing RENAME TO former_dealing;
ALTER TABLE event_place RENAME TO former_place;

CREATE TABLE event_dealing (
  actor TEXT NOT NULL,
  recipient TEXT NOT NULL,
  type TEXT NOT NULL,
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  deed INTEGER NOT NULL,
  foreseen INTEGER NOT NULL,
  denied INTEGER NOT NULL,
  weight REAL NOT NULL,
  PRIMARY KEY (actor, recipient, type, event)
) STRICT, WITHOUT ROWID;
INSERT INTO event_dealing SELECT actor, recipient, former.type, event, event.id, former.day, event.last_day, deed,
  foreseen, denied, weight FROM former_dealing AS former JOIN event ON event.key = former.event;
DROP TABLE former_dealing;
CREATE INDEX event_dealing_event ON event_dealing (event);
CREATE INDEX event_dealing_days ON event_dealing (day, last_day);
CREATE INDEX event_dealing_recipient ON event_dealing (recipient);
CREATE INDEX event_dealing_weight ON event_dealing (actor, recipient, type, weight DESC, id, day, last_day);

CREATE TABLE event_place (
  place TEXT NOT NULL,
  event INTEGER NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  main INTEGER NOT NULL,
  weight REAL NOT NULL,
  PRIMARY KEY (place, event)
) STRICT, WITHOUT ROWID;
INSERT INTO event_place SELECT place, event, event.id, former.day, event.last_day, former.main, weight
  FROM former_place AS former JOIN event ON event.key = former.event;
DROP TABLE former_place;
CREATE INDEX event_place_event ON event_place (event, place, id, day, last_day, main, weight);
CREATE INDEX event_place_days ON event_place (day, last_day);

DROP INDEX IF EXISTS event_day;
DROP INDEX IF EXISTS event_main;
DROP INDEX IF EXISTS event_status;
DROP INDEX IF EXISTS event_type;
DROP INDEX IF EXISTS event_label;
CREATE INDEX event_day ON event (day, id, last_day, status);
CREATE INDEX event_main ON event (main, day, id, last_day, status);
CREATE INDEX event_type ON event (type, main, day, last_day, status);
CREATE INDEX event_label ON event (label, main, day, last_day, status);

ALTER TABLE plan_actor ADD COLUMN name TEXT NOT NULL DEFAULT '';
"""
# Answers that take a large ledger's readers seconds or more, made by who adds to it. `name` is the question, `made_of`
# a digest of the code and data that gave the answer, `took` the seconds that it took, `made` when (Unix time).
KEPT_ANSWERS = """
CREATE TABLE kept_answer (
  name TEXT NOT NULL PRIMARY KEY,
  made_of TEXT NOT NULL,
  made REAL NOT NULL,
  took REAL NOT NULL,
  body TEXT NOT NULL
) STRICT;
"""

DERIVED = (
    *("event_former", "event_actor", "event_dealing", "dealing", "event_place", "place_seen"),
    *("report_actor", "actor_name", "actor_seen", "report_count", "total"),
    *("conflict", "survey", "kept_answer"),
)
"""The tables of TALLIES, which linking anew fills again."""
