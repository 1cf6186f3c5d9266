-- The value before the last change. With it one statement can change a row and say what was there; the database gives back
-- only what a row has become.
ALTER TABLE entries ADD COLUMN previous TEXT;
