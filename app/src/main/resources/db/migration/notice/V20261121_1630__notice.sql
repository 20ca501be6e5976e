-- What was told to the people of a client.
CREATE TABLE notice (
    tenant_id uuid        NOT NULL REFERENCES tenant,
    id        uuid        NOT NULL,
    kind      text        NOT NULL,
    -- What happened: nobody is told the same thing twice.
    fact      text        NOT NULL,
    path      text        NOT NULL,
    arguments text[]      NOT NULL,
    told_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, kind, fact)
);
CALL protect_tenant_table('notice');

CREATE TABLE notice_reading (
    tenant_id uuid NOT NULL,
    user_id   uuid NOT NULL,
    notice_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, user_id, notice_id),
    FOREIGN KEY (tenant_id, notice_id) REFERENCES notice ON DELETE CASCADE
);
CREATE INDEX ON notice_reading (tenant_id, notice_id);
CALL protect_tenant_table('notice_reading');
