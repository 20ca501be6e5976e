-- Who was written to lately from a business account whose people per day are limited. Kept for a day; not kept at all where
-- there is no limit.
CREATE TABLE reached_user (
    tenant_id uuid NOT NULL REFERENCES tenant,
    waba_id   text NOT NULL,
    who       text NOT NULL,
    last_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, waba_id, who)
);
CREATE INDEX reached_user_lately ON reached_user (tenant_id, waba_id, last_at);
CALL protect_tenant_table('reached_user');
