CREATE TABLE template (
    tenant_id        uuid NOT NULL REFERENCES tenant,
    id               uuid NOT NULL,
    waba_id          text NOT NULL,
    meta_id          text NOT NULL,
    name             text NOT NULL,
    language         text NOT NULL,
    category         text NOT NULL,
    status           text NOT NULL,
    quality          text,
    rejected_reason  text,
    parameter_format text NOT NULL,
    -- JSON as Meta wrote it; not jsonb, which cannot hold every valid JSON text.
    components       text NOT NULL,
    version          text NOT NULL,
    synced_at        timestamptz NOT NULL,
    created_at       timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, waba_id, name, language)
);
-- Meta's events name a template and its business account, not the client.
CREATE INDEX ON template (waba_id, meta_id);
CALL protect_tenant_table('template');
