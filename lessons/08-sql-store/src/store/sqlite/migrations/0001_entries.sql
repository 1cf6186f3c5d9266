-- A row for each key. A key that is taken away keeps its row, without a value: its version goes on counting.
CREATE TABLE entries (
    key     TEXT    NOT NULL PRIMARY KEY, -- in the order of the bytes
    value   TEXT,                         -- JSON
    version INTEGER NOT NULL
)
STRICT,       -- a column holds what it says, and nothing else
WITHOUT ROWID -- the rows stand in the order of their keys, so that a group is found at one place
;
