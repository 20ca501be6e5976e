CREATE TABLE whatsapp_accounts (
    tenant_id            uuid NOT NULL REFERENCES tenant,
    id                   uuid NOT NULL,
    name                 text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    phone_number_id      text NOT NULL CHECK (phone_number_id ~ '^[0-9]{1,32}$'),
    waba_id              text NOT NULL CHECK (waba_id ~ '^[0-9]{1,32}$'),
    display_phone_number text NOT NULL,
    verified_name        text,
    quality              text NOT NULL,
    messaging_limit      text,
    -- What Meta allows, and what the client wants at most.
    throughput           int  NOT NULL,
    wished_throughput    int  CHECK (wished_throughput > 0),
    access_token         bytea NOT NULL,
    token_expires_at     timestamptz,
    verify_token         bytea NOT NULL,
    -- Finds the account of a token that Meta shows, without opening every account's.
    verify_token_digest  bytea NOT NULL,
    app_secret           bytea,
    webhook_key          text NOT NULL UNIQUE,
    status               text NOT NULL CHECK (status IN ('CONNECTED', 'PAUSED', 'BROKEN')),
    problem              text,
    last_webhook_at      timestamptz,
    -- When Meta last told about the number; null asks for it to be looked at soon.
    checked_at           timestamptz,
    created_at           timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    -- Not prefixed by the tenant on purpose: a number belongs to one client of the installation.
    CONSTRAINT one_client_per_number UNIQUE (phone_number_id)
);
CREATE INDEX ON whatsapp_accounts (verify_token_digest);
CREATE INDEX ON whatsapp_accounts (waba_id);
CALL protect_tenant_table('whatsapp_accounts');
COMMENT ON INDEX one_client_per_number IS 'unique over all tenants';
COMMENT ON INDEX whatsapp_accounts_webhook_key_key IS 'unique over all tenants';
