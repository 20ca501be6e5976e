-- What a POST with an Idempotency-Key was answered, to be answered again.
CREATE TABLE idempotent_answer (
    tenant_id    uuid NOT NULL REFERENCES tenant,
    key          text NOT NULL,
    -- Of method, path and body: the same key with anything else is a mistake of the caller.
    request_hash bytea NOT NULL,
    claimed_at   timestamptz NOT NULL,
    -- Absent while the first request is at work.
    status       smallint,
    content_type text,
    location     text,
    body         text,
    PRIMARY KEY (tenant_id, key)
);
CREATE INDEX idempotent_answer_age ON idempotent_answer (claimed_at);
CALL protect_tenant_table('idempotent_answer');
