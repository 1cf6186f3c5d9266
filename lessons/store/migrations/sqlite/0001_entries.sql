-- An entry for each key. A removed one stays as a row without a value, so that its version goes on counting.
CREATE TABLE entries (
    key     TEXT    NOT NULL PRIMARY KEY, -- compared byte by byte
    value   TEXT,                         -- JSON
    version INTEGER NOT NULL CHECK (version > 0)
)
STRICT,       -- a column holds what it says, and nothing else
WITHOUT ROWID -- the rows stand in the order of their keys: no second table to look a key up in
;
