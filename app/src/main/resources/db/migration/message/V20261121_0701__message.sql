-- Where a message stands, from the facts that are known: the same rule as MessageStatus.of in Java. Without a fact it
-- stands where the engine left it.
CREATE FUNCTION message_status(standing smallint, accepted timestamptz, sent timestamptz, delivered timestamptz,
    read timestamptz, played timestamptz, failed timestamptz) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (CASE
        WHEN read IS NOT NULL OR played IS NOT NULL THEN 5
        WHEN delivered IS NOT NULL THEN 4
        WHEN failed IS NOT NULL THEN 6
        WHEN sent IS NOT NULL THEN 3
        WHEN accepted IS NOT NULL THEN 2
        ELSE standing END)::smallint
$$;

-- No index on the status or on a time: each status would then write every index of the row anew. The free fifth of a
-- page takes the row's next versions.
CREATE TABLE message (
    tenant_id        uuid NOT NULL REFERENCES tenant,
    id               uuid NOT NULL,
    account_id       uuid NOT NULL,
    batch_id         uuid,
    contact_id       uuid,
    created_at       timestamptz NOT NULL DEFAULT now(),
    accepted_at      timestamptz,
    sent_at          timestamptz,
    delivered_at     timestamptz,
    read_at          timestamptz,
    played_at        timestamptz,
    failed_at        timestamptz,
    error_code       int,
    direction        smallint NOT NULL,
    status           smallint NOT NULL,
    attempt          smallint NOT NULL DEFAULT 0,
    phone            text,
    user_id          text,
    wamid            text,
    type             text NOT NULL,
    body             text,
    content          text,
    variables        text[],
    error_detail     text,
    pricing_category text,
    pricing_type     text,
    client_ref       text,
    reply_to_wamid   text,
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
CREATE UNIQUE INDEX message_wamid ON message (tenant_id, account_id, wamid) WHERE wamid IS NOT NULL;
CREATE INDEX message_of_batch ON message (tenant_id, batch_id, id) WHERE batch_id IS NOT NULL;
CREATE INDEX message_of_contact ON message (tenant_id, contact_id, id) WHERE contact_id IS NOT NULL;
CALL protect_tenant_table('message');

-- One message that Meta took over more than once: it must never happen, so it is never overlooked.
CREATE TABLE message_duplicate (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    message_id uuid NOT NULL,
    wamid      text NOT NULL,
    attempt    smallint NOT NULL,
    seen_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, message_id, wamid),
    FOREIGN KEY (tenant_id, message_id) REFERENCES message ON DELETE CASCADE
);
CALL protect_tenant_table('message_duplicate');
