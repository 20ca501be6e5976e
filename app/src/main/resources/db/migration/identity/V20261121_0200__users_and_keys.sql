CREATE TABLE app_user (
    id                  uuid PRIMARY KEY,
    -- Operators belong to no tenant.
    tenant_id           uuid REFERENCES tenant,
    name                text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    -- One e-mail address signs in to one place: it is unique over all tenants.
    email               text NOT NULL UNIQUE CHECK (length(email) BETWEEN 3 AND 254),
    role                text NOT NULL CHECK (role IN ('OWNER', 'MANAGER', 'AGENT', 'VIEWER', 'OPERATOR')),
    password            text NOT NULL,
    -- A session remembers it and ends when it has changed.
    credentials_version integer NOT NULL DEFAULT 1,
    language            text CHECK (language IN ('en', 'fr', 'ar')),
    zone                text,
    disabled            boolean NOT NULL DEFAULT false,
    created_at          timestamptz NOT NULL,
    UNIQUE (tenant_id, id),
    CHECK ((role = 'OPERATOR') = (tenant_id IS NULL))
);
CALL protect_tenant_table('app_user');

CREATE TABLE api_key (
    tenant_id    uuid NOT NULL REFERENCES tenant,
    id           uuid NOT NULL,
    label        text NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
    -- The first characters of the key, by which people tell keys apart.
    hint         text NOT NULL,
    secret_hash  bytea NOT NULL,
    scopes       text[] NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    expires_at   timestamptz,
    PRIMARY KEY (tenant_id, id)
);
-- A caller shows a key before anybody knows whose it is.
CREATE UNIQUE INDEX api_key_secret ON api_key (secret_hash);
COMMENT ON INDEX api_key_secret IS 'unique over all tenants';
CALL protect_tenant_table('api_key');
