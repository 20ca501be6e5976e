-- What is kept of a number that a client has removed: enough to say in a history whose it was. No secret is among it.
CREATE TABLE removed_account (
    tenant_id            uuid NOT NULL REFERENCES tenant,
    id                   uuid NOT NULL,
    name                 text NOT NULL,
    phone_number_id      text NOT NULL,
    display_phone_number text NOT NULL,
    removed_by           text NOT NULL,
    removed_at           timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ON removed_account (phone_number_id, removed_at);
CALL protect_tenant_table('removed_account');
