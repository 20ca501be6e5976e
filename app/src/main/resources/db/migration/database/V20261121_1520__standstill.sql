-- Which server this database belongs to. A backup that was restored, or a standby that took over, stands on another one, or
-- on another timeline: messages that it takes for unsent may have been sent long ago.
CREATE TABLE standstill (
    one               boolean PRIMARY KEY DEFAULT true CHECK (one),
    system_identifier text,
    timeline          int,
    -- Since when nothing is sent; null while all is well.
    since             timestamptz,
    reason            text CHECK (reason IN ('other_server', 'other_timeline', 'older_data')),
    -- Whether whatever was unfinished is being put aside.
    holding           boolean NOT NULL DEFAULT false,
    confirmed_by      text,
    confirmed_at      timestamptz
);
INSERT INTO standstill DEFAULT VALUES;
GRANT SELECT ON standstill TO ${app};
GRANT SELECT, UPDATE ON standstill TO ${engine};
