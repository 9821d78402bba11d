-- SPDX-License-Identifier: GPL-3.0-or-later
-- A history as schema version 1 wrote it. Never change it: it stands for the files that people have.
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE registers (
    id INTEGER PRIMARY KEY,
    customer TEXT NOT NULL, subscription TEXT NOT NULL, meter TEXT NOT NULL, register TEXT NOT NULL,
    UNIQUE (customer, subscription, meter, register));
CREATE TABLE register_state (
    register_id INTEGER PRIMARY KEY, count INTEGER NOT NULL, newest_at INTEGER NOT NULL,
    measured_at INTEGER NOT NULL, kind INTEGER NOT NULL, start_offset INTEGER NOT NULL, system_offset INTEGER,
    value REAL NOT NULL, received_offset INTEGER NOT NULL, revision INTEGER NOT NULL,
    last_received_at INTEGER NOT NULL);
CREATE TABLE stored (
    register_id INTEGER NOT NULL, measured_at INTEGER NOT NULL, kind INTEGER NOT NULL, start_offset INTEGER NOT NULL,
    system_offset INTEGER, value REAL NOT NULL, received_offset INTEGER NOT NULL, revision INTEGER NOT NULL,
    PRIMARY KEY (register_id, measured_at, kind, start_offset)) WITHOUT ROWID;
CREATE TABLE recent (
    id INTEGER PRIMARY KEY,
    register_id INTEGER NOT NULL, measured_at INTEGER NOT NULL, kind INTEGER NOT NULL, start_offset INTEGER NOT NULL,
    system_offset INTEGER, value REAL NOT NULL, received_offset INTEGER NOT NULL, revision INTEGER NOT NULL);
CREATE TABLE revisions (
    register_id INTEGER NOT NULL, measured_at INTEGER NOT NULL, kind INTEGER NOT NULL, start_offset INTEGER NOT NULL,
    revision INTEGER NOT NULL, system_offset INTEGER, value REAL NOT NULL, received_offset INTEGER NOT NULL,
    PRIMARY KEY (register_id, measured_at, kind, start_offset, revision)) WITHOUT ROWID;
CREATE TABLE unknown (
    id INTEGER PRIMARY KEY, topic TEXT NOT NULL, payload BLOB NOT NULL, received_at INTEGER NOT NULL,
    reason TEXT NOT NULL);
CREATE TABLE malformed (
    id INTEGER PRIMARY KEY, topic TEXT NOT NULL, payload BLOB NOT NULL, received_at INTEGER NOT NULL,
    reason TEXT NOT NULL);
CREATE TABLE sums (
    id INTEGER PRIMARY KEY CHECK (id = 1), stored INTEGER NOT NULL, duplicates INTEGER NOT NULL,
    revisions INTEGER NOT NULL, unknown INTEGER NOT NULL, malformed INTEGER NOT NULL);
INSERT INTO sums VALUES (1, 0, 0, 0, 0, 0);
CREATE VIEW totals AS
    SELECT stored + duplicates + revisions + unknown + malformed AS received,
           stored, duplicates, revisions, unknown, malformed
    FROM sums;
CREATE VIEW readings AS
    SELECT customer, subscription, meter, register,
           kind / 2 AS schema_version,
           CASE WHEN kind % 2 THEN measured_at + start_offset END AS measured_from_ms,
           measured_at AS measured_at_ms,
           measured_at + system_offset AS system_at_ms,
           value,
           measured_at + received_offset AS received_at_ms,
           revision
    FROM stored JOIN registers ON registers.id = stored.register_id
    UNION ALL
    SELECT customer, subscription, meter, register,
           kind / 2,
           CASE WHEN kind % 2 THEN measured_at + start_offset END,
           measured_at,
           measured_at + system_offset,
           value,
           measured_at + received_offset,
           revision
    FROM recent JOIN registers ON registers.id = recent.register_id;
-- Two readings in their places, one of them revised, and two that had only just arrived; made by version 1.
INSERT INTO registers VALUES (1, 'c1', 's1', 'm1', '12'), (2, 'c1', 's1', 'm1', '2');
INSERT INTO stored VALUES (1, 1672574400000, 5, -60000, NULL, 1.5, 1000, 1), (1, 1672574460000, 5, -60000, NULL, 2, 1000, 0);
INSERT INTO revisions VALUES (1, 1672574400000, 5, -60000, 0, NULL, 1.25, 500);
INSERT INTO register_state VALUES (1, 2, 1672574460000, 1672574460000, 5, -60000, NULL, 2, 1000, 0, 1672574461000);
INSERT INTO recent VALUES (1, 1, 1672574520000, 5, -60000, NULL, 3, 1000, 0), (2, 2, 1672576496789, 2, 0, -296789, 123.456, 1000, 0);
INSERT INTO unknown VALUES (1, 'meters/outbound/c1/s1/m1', X'7b7d', 1672574400000, '3');
INSERT INTO malformed VALUES (1, 'meters/outbound/c1/s1/m1', X'7b', 1672574400000, 'Not JSON.');
UPDATE sums SET stored = 4, duplicates = 2, revisions = 1, unknown = 1, malformed = 1;
PRAGMA application_id = 1229869897;
PRAGMA user_version = 1;
