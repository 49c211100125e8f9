-- SPDX-License-Identifier: MIT
-- The store, read like a struct.  Version 1.
--
-- Every table ends in "sum": a 64-bit hash of the row's other columns in the
-- order written here (SQL function hw_sum).  It is checked whenever a row is
-- read, so that a damaged disk gives an error and never a wrong story.
-- "tally" holds the number of rows and the sum of their sums, table by
-- table, so that a lost row is found too (headwater fsck).
--
-- Times are seconds since 1970 UTC, NULL unknown.  Ids are never used twice.
-- Whether an item may be shown is decided in the views at the end; whatever
-- answers a reader selects from them, never from "article" itself.
-- No triggers, no foreign keys, no sequences beyond rowids: the same tables
-- are to stand in PostgreSQL.

CREATE TABLE source (           -- a feed, sitemap or page we poll
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  kind          INTEGER NOT NULL,       -- enum hw_source_kind
  url           TEXT NOT NULL UNIQUE,
  title         TEXT NOT NULL,
  site          TEXT NOT NULL,          -- home page
  domain        TEXT NOT NULL,          -- registrable
  language      TEXT NOT NULL,          -- as declared
  etag          TEXT NOT NULL,          -- validators, opaque
  last_modified TEXT NOT NULL,
  state         TEXT NOT NULL,          -- "ok", "gone", "blocked by X", ...
  fulltext      INTEGER NOT NULL,       -- enum hw_fulltext
  owner         INTEGER NOT NULL,       -- enum hw_rights_owner
  more          BLOB NOT NULL,          -- what fetch/ keeps, opaque
  added         INTEGER,
  last_poll     INTEGER,
  last_change   INTEGER,
  next_poll     INTEGER,                -- NULL: never again
  polls         INTEGER NOT NULL,
  changes       INTEGER NOT NULL,
  errors        INTEGER NOT NULL,       -- in a row
  rate          REAL NOT NULL,          -- items a day, smoothed
  sum           INTEGER NOT NULL
) STRICT;
CREATE INDEX source_due ON source(next_poll);
CREATE INDEX source_domain ON source(domain);

CREATE TABLE source_log (       -- what happened to a source, newest 100 kept
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  source        INTEGER NOT NULL,
  at            INTEGER NOT NULL,
  what          TEXT NOT NULL,          -- "poll", "error", "refused", ...
  detail        TEXT NOT NULL,
  sum           INTEGER NOT NULL
) STRICT;
CREATE INDEX source_log_source ON source_log(source, id);

CREATE TABLE article (          -- the newest revision, without its text
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  source        INTEGER NOT NULL,       -- that brought it first; 0 none
  url           TEXT NOT NULL,
  url_key       INTEGER NOT NULL,       -- hash of the canonical address
  host          TEXT NOT NULL,
  title         TEXT NOT NULL,
  author        TEXT NOT NULL,
  credit        TEXT NOT NULL,
  language      TEXT NOT NULL,
  published     INTEGER,
  precision     INTEGER NOT NULL,       -- enum hw_precision
  utc_offset    INTEGER,                -- minutes east, NULL not written
  first_seen    INTEGER NOT NULL,       -- our clock, of revision 1
  seen          INTEGER NOT NULL,       -- our clock, of this revision
  kind          INTEGER NOT NULL,       -- enum hw_article_kind
  revision      INTEGER NOT NULL,       -- from 1
  content       INTEGER NOT NULL,       -- hash of title and text
  image         TEXT NOT NULL,
  excerpt       TEXT NOT NULL,          -- as rights/ allows it
  showing       INTEGER NOT NULL,       -- 1 listed, 2 full text, 4 keep the
                                        -- text, 8 analysis, 16 is in a
                                        -- story (so its loss is noticed)
  hidden        INTEGER NOT NULL,       -- enum hw_hidden, 0 shown
  sum           INTEGER NOT NULL
) STRICT;
CREATE INDEX article_url ON article(url_key);
CREATE INDEX article_content ON article(content);
CREATE INDEX article_source ON article(source, id);
CREATE INDEX article_hidden ON article(hidden) WHERE hidden <> 0;

CREATE TABLE body (             -- the whole struct hw_article, packed
  article       INTEGER PRIMARY KEY,
  record        BLOB NOT NULL,          -- zstd frame of store/pack.c
  sum           INTEGER NOT NULL
) STRICT;

CREATE TABLE revision (         -- what an item said before it was edited
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  article       INTEGER NOT NULL,
  n             INTEGER NOT NULL,       -- from 1
  seen          INTEGER NOT NULL,
  title         TEXT NOT NULL,
  content       INTEGER NOT NULL,
  record        BLOB NOT NULL,
  sum           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX revision_article ON revision(article, n);

CREATE TABLE sketch (           -- fingerprints, while the story may go on
  article       INTEGER PRIMARY KEY,
  record        BLOB NOT NULL,
  sum           INTEGER NOT NULL
) STRICT;

CREATE TABLE sighting (         -- an item of a source is this article
  source        INTEGER NOT NULL,
  guid_key      INTEGER NOT NULL,       -- hash of guid
  bare_key      INTEGER NOT NULL,       -- of guid without scheme and host
  guid          TEXT NOT NULL,
  article       INTEGER NOT NULL,
  seen          INTEGER NOT NULL,
  sum           INTEGER NOT NULL,
  PRIMARY KEY (source, guid_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_bare ON sighting(source, bare_key);
CREATE INDEX sighting_article ON sighting(article);

CREATE TABLE edge (             -- b and a have text or news in common
  a             INTEGER NOT NULL,
  b             INTEGER NOT NULL,
  kind          INTEGER NOT NULL,       -- enum hw_edge_kind
  score         REAL NOT NULL,
  direction     INTEGER NOT NULL,       -- enum hw_direction
  margin        REAL NOT NULL,
  cover_a       REAL NOT NULL,          -- share of each text that runs
  cover_b       REAL NOT NULL,          -- parallel
  evidence      TEXT NOT NULL,          -- JSON: [{what, detail, weight, a, b}]
  sum           INTEGER NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX edge_b ON edge(b);

CREATE TABLE story (            -- title: that of its lead, when shown
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  lead          INTEGER NOT NULL,
  language      TEXT NOT NULL,
  state         INTEGER NOT NULL,       -- enum hw_story_state
  first         INTEGER NOT NULL,       -- of its members, our clock
  last          INTEGER NOT NULL,
  pages         INTEGER NOT NULL,
  independent   INTEGER NOT NULL,
  differs       INTEGER NOT NULL,
  languages     TEXT NOT NULL,          -- "en fr ko"
  importance    REAL NOT NULL,          -- grows with time of the news
  sum           INTEGER NOT NULL
) STRICT;
CREATE INDEX story_rank ON story(importance, id);
CREATE INDEX story_last ON story(last);

CREATE TABLE member (           -- an article is in one story
  article       INTEGER PRIMARY KEY,
  story         INTEGER NOT NULL,
  role          INTEGER NOT NULL,       -- enum hw_role
  of            INTEGER NOT NULL,       -- made from this article; 0 unknown
  score         REAL NOT NULL,          -- why it is in: similarity
  sum           INTEGER NOT NULL
) STRICT;
CREATE INDEX member_story ON member(story, article);

CREATE TABLE story_alias (      -- ids keep their meaning after a merge
  id            INTEGER PRIMARY KEY,
  story         INTEGER NOT NULL,
  sum           INTEGER NOT NULL
) STRICT;

CREATE TABLE story_link (
  from_story    INTEGER NOT NULL,
  to_story      INTEGER NOT NULL,
  kind          INTEGER NOT NULL,       -- enum hw_story_link_kind
  score         REAL NOT NULL,
  shared        TEXT NOT NULL,          -- terms that speak for it, by line
  gap_days      INTEGER NOT NULL,
  sum           INTEGER NOT NULL,
  PRIMARY KEY (from_story, to_story, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_link_to ON story_link(to_story);

CREATE TABLE root (             -- where a story comes from
  story         INTEGER NOT NULL,
  n             INTEGER NOT NULL,
  article       INTEGER NOT NULL,       -- 0: outside the collection
  name          TEXT NOT NULL,
  url           TEXT NOT NULL,
  pages         INTEGER NOT NULL,       -- that rest on it
  sum           INTEGER NOT NULL,
  PRIMARY KEY (story, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (          -- an anchor: who says what about one thing
  story         INTEGER NOT NULL,
  n             INTEGER NOT NULL,       -- the finding
  i             INTEGER NOT NULL,       -- its anchor + 256 * (its side + 1)
  kind          INTEGER NOT NULL,       -- enum hw_finding_kind
  slot          INTEGER NOT NULL,       -- enum hw_slot
  key           TEXT NOT NULL,          -- of the claim; a quotation's speaker
  article       INTEGER NOT NULL,
  start         INTEGER NOT NULL,       -- bytes of the article's text
  stop          INTEGER NOT NULL,
  value         TEXT NOT NULL,          -- as that page has it
  credited      TEXT NOT NULL,
  sum           INTEGER NOT NULL,
  PRIMARY KEY (story, n, i)
) STRICT, WITHOUT ROWID;

CREATE TABLE queue (            -- work that outlives a restart
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  kind          TEXT NOT NULL,          -- "page", "notify", "mail"
  source        INTEGER NOT NULL,
  key           TEXT NOT NULL,          -- address; one entry a kind and key
  payload       BLOB NOT NULL,
  due           INTEGER NOT NULL,       -- not before; moved on by a lease
  tries         INTEGER NOT NULL,
  sum           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX queue_key ON queue(kind, key);
CREATE INDEX queue_due ON queue(kind, due);

CREATE TABLE quarantine (       -- input that broke a worker, newest 1,000
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  at            INTEGER NOT NULL,
  name          TEXT NOT NULL,          -- address or file
  stage         TEXT NOT NULL,          -- "extract", "feed", ...
  reason        TEXT NOT NULL,
  sample        BLOB NOT NULL,          -- zstd of its first bytes
  sum           INTEGER NOT NULL
) STRICT;
CREATE INDEX quarantine_name ON quarantine(name);

CREATE TABLE note (             -- small things by name
  kind          TEXT NOT NULL,          -- "setting", "site", "robots", ...
  key           TEXT NOT NULL,
  value         BLOB NOT NULL,
  at            INTEGER NOT NULL,
  expires       INTEGER,                -- NULL: stays
  sum           INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE complaint (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  token         TEXT NOT NULL UNIQUE,   -- unguessable, of /c/{token}
  article       INTEGER NOT NULL,       -- 0: no item of ours
  kind          INTEGER NOT NULL,       -- enum hw_complaint_kind
  state         INTEGER NOT NULL,       -- enum hw_complaint_state, 0 open
  url           TEXT NOT NULL,
  name          TEXT NOT NULL,
  email         TEXT NOT NULL,
  reason        TEXT NOT NULL,
  text          TEXT NOT NULL,
  decision      TEXT NOT NULL,
  by_clock      INTEGER NOT NULL,       -- withheld because nobody answered
  opened        INTEGER NOT NULL,
  due           INTEGER NOT NULL,       -- opened + 24 h
  closed        INTEGER,
  sum           INTEGER NOT NULL
) STRICT;
CREATE INDEX complaint_article ON complaint(article);
CREATE INDEX complaint_open ON complaint(article, due) WHERE state = 0;

CREATE TABLE audit (            -- only ever added to
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  at            INTEGER NOT NULL,
  actor         TEXT NOT NULL,          -- "clock", "operator", account
  action        TEXT NOT NULL,
  complaint     INTEGER NOT NULL,
  article       INTEGER NOT NULL,
  note          TEXT NOT NULL,
  chain         TEXT NOT NULL,          -- BLAKE2b of the chain before and
                                        -- this row: a changed past shows
  sum           INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_complaint ON audit(complaint);

CREATE TABLE dict (             -- zstd dictionaries of bodies
  id            INTEGER PRIMARY KEY,    -- the dictionary's own id
  family        TEXT NOT NULL,          -- language they were trained on
  bytes         BLOB NOT NULL,
  sum           INTEGER NOT NULL
) STRICT;

CREATE TABLE tally (            -- rows of a table, and the sum of their sums
  name          TEXT PRIMARY KEY,
  n             INTEGER NOT NULL,
  total         INTEGER NOT NULL        -- modulo 2^64
) STRICT, WITHOUT ROWID;

-- Full text: tokens are our own (text/token.h), so that Chinese is found.
-- Contentless: a deletion feeds the old text back.  tags: "host=", "lang=".
CREATE VIRTUAL TABLE search USING fts5(
  title, text, tags, content='', tokenize='headwater');

-- Items anybody may see: neither withheld by a decision nor by the clock of
-- an unanswered complaint.
CREATE VIEW shown AS
  SELECT * FROM article WHERE hidden = 0 AND NOT EXISTS (
    SELECT 1 FROM complaint WHERE complaint.article = article.id
    AND complaint.state = 0 AND complaint.due <= unixepoch());

-- Of these, what publishers let us list.
CREATE VIEW listed AS SELECT * FROM shown WHERE showing & 1;
