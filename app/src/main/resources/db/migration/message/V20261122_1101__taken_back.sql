-- Up to which attempt nothing has come of a message though Meta had taken it. What is still told of those attempts does
-- not count any more, unless it is that somebody has the message after all.
ALTER TABLE message ADD COLUMN taken_back smallint NOT NULL DEFAULT 0;
