-- An entry for each key. A removed one stays as a row without a value, so that its version goes on counting.
CREATE TABLE entries (
    key     text COLLATE "C" PRIMARY KEY, -- compared byte by byte, whatever language the server speaks
    value   json,                         -- as it was written; jsonb would sort its members
    version bigint NOT NULL CHECK (version > 0)
);
