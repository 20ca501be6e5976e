-- Every delivery as it came over the wire. It is only ever appended to; a day that is old enough is dropped whole.
CREATE SEQUENCE webhook_log_id;
CREATE TABLE webhook_log (
    id          bigint      NOT NULL DEFAULT nextval('webhook_log_id'),
    received_at timestamptz NOT NULL,
    account_key text,
    body        bytea       NOT NULL,
    PRIMARY KEY (id, received_at)
) PARTITION BY RANGE (received_at);
-- Compressing would cost more than it saves on a log that is read once.
ALTER TABLE webhook_log ALTER COLUMN body SET STORAGE EXTERNAL;
-- Takes what comes on a day that nobody prepared.
CREATE TABLE webhook_log_other PARTITION OF webhook_log DEFAULT;
GRANT SELECT, INSERT ON webhook_log TO ${engine};
GRANT USAGE ON SEQUENCE webhook_log_id TO ${engine};

-- A reader that follows the ids must never see a higher one before a lower one. The lock is given back after the commit
-- is visible, so ids are in the order of commits, whichever instance wrote them.
CREATE FUNCTION append_to_webhook_log(bodies bytea[], keys text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('webhook_log', 0));
    INSERT INTO webhook_log (received_at, account_key, body)
    SELECT received.at, delivery.account_key, delivery.body
    FROM (SELECT clock_timestamp() AS at) received, unnest(bodies, keys) AS delivery (body, account_key);
END $$;
REVOKE EXECUTE ON FUNCTION append_to_webhook_log(bytea[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_to_webhook_log(bytea[], text[]) TO ${engine};

-- How far the log was read; moved in the transaction of the effects.
CREATE TABLE webhook_cursor (
    name     text   PRIMARY KEY,
    position bigint NOT NULL
) WITH (fillfactor = 20);
INSERT INTO webhook_cursor VALUES ('main', 0);
GRANT SELECT, UPDATE ON webhook_cursor TO ${engine};

-- The integration log: what became of each event, statuses that were simply applied excepted. An event whose number is
-- nobody's has no tenant and is the operator's alone to see.
CREATE TABLE webhook_event (
    tenant_id       uuid REFERENCES tenant,
    log_id          bigint      NOT NULL,
    event_index     int         NOT NULL,
    received_at     timestamptz NOT NULL,
    kind            text        NOT NULL,
    phone_number_id text,
    waba_id         text,
    wamid           text,
    phone           text,
    state           smallint    NOT NULL,
    reason          text,
    error_class     text,
    code_version    text        NOT NULL,
    at              timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (log_id, event_index, received_at)
) PARTITION BY RANGE (received_at);
CREATE TABLE webhook_event_other PARTITION OF webhook_event DEFAULT;
CREATE INDEX webhook_event_of_tenant ON webhook_event (tenant_id, log_id, event_index);
-- 4 is PROCESSED, which nearly all are.
CREATE INDEX webhook_event_to_look_at ON webhook_event (state, log_id, event_index) WHERE state <> 4;
CREATE INDEX webhook_event_wamid ON webhook_event (wamid) WHERE wamid IS NOT NULL;
CREATE INDEX webhook_event_phone ON webhook_event (phone) WHERE phone IS NOT NULL;
CALL protect_tenant_table('webhook_event');
REVOKE INSERT, UPDATE, DELETE ON webhook_event FROM ${app};
