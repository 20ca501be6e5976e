-- A file of contacts that is being read. Every row up to `cursor_line` has taken effect.
CREATE TABLE contact_import (
    tenant_id       uuid NOT NULL REFERENCES tenant,
    id              uuid NOT NULL,
    file_name       text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    file_size       bigint NOT NULL,
    plan            jsonb NOT NULL,
    tags            text[] NOT NULL DEFAULT '{}',
    default_country text CHECK (default_country ~ '^[A-Z]{2}$'),
    status          text NOT NULL
                    CHECK (status IN ('draft', 'queued', 'running', 'completed', 'failed', 'undoing', 'undone')),
    problem         text,
    cursor_line     int NOT NULL DEFAULT 0,
    total           int NOT NULL DEFAULT 0,
    accepted        int NOT NULL DEFAULT 0,
    updated         int NOT NULL DEFAULT 0,
    duplicates      int NOT NULL DEFAULT 0,
    rejected        int NOT NULL DEFAULT 0,
    undone          int NOT NULL DEFAULT 0,
    created_by      text,
    created_at      timestamptz NOT NULL,
    started_at      timestamptz,
    finished_at     timestamptz,
    lease_until     timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX contact_import_open ON contact_import (created_at) WHERE status IN ('draft', 'queued', 'running', 'undoing');
CALL protect_tenant_table('contact_import');

-- Who was in the file, once each, in the order of the file.
CREATE TABLE contact_import_member (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    import_id  uuid NOT NULL,
    line       int NOT NULL,
    phone      text COLLATE "C" NOT NULL,
    contact_id uuid NOT NULL,
    created    boolean NOT NULL,
    PRIMARY KEY (tenant_id, import_id, line),
    UNIQUE (tenant_id, import_id, phone),
    FOREIGN KEY (tenant_id, import_id) REFERENCES contact_import ON DELETE CASCADE
);
CALL protect_tenant_table('contact_import_member');

-- The rows that made no contact, and why: rejected for a reason, or a duplicate of an earlier line.
CREATE TABLE contact_import_refusal (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    import_id  uuid NOT NULL,
    line       int NOT NULL,
    reason     text NOT NULL,
    cells      text NOT NULL,
    PRIMARY KEY (tenant_id, import_id, line),
    FOREIGN KEY (tenant_id, import_id) REFERENCES contact_import ON DELETE CASCADE
);
CALL protect_tenant_table('contact_import_refusal');
