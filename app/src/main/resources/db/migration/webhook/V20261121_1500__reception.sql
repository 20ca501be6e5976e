-- Since when everything that Meta says has been heard. One row: whichever instance holds a door open beats for all.
CREATE TABLE webhook_reception (
    one            boolean PRIMARY KEY DEFAULT true CHECK (one),
    beat_at        timestamptz NOT NULL DEFAULT '-infinity',
    -- Null while the reader is behind: what was said may lie unread.
    unbroken_since timestamptz
) WITH (fillfactor = 20);
INSERT INTO webhook_reception DEFAULT VALUES;
GRANT SELECT, UPDATE ON webhook_reception TO ${engine};
