-- What people said about marketing. The contact holds the statement that counts; this is how it came to be.
CREATE TABLE consent_statement (
    tenant_id   uuid NOT NULL REFERENCES tenant,
    contact_id  uuid NOT NULL,
    at          timestamptz NOT NULL,
    consent     text NOT NULL CHECK (consent IN ('opted_in', 'opted_out', 'unknown')),
    source      text NOT NULL,
    words       text CHECK (length(words) BETWEEN 1 AND 1000),
    recorded_by text,
    PRIMARY KEY (tenant_id, contact_id, at, consent),
    FOREIGN KEY (tenant_id, contact_id) REFERENCES contact ON DELETE CASCADE
);
CALL protect_tenant_table('consent_statement');
