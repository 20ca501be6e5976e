-- A person known to a client: by phone, by the id that Meta gives (BSUID), or by both.
--
-- Texts that are searched by their beginning sort by bytes (COLLATE "C") and lie in generated columns: behind the wall of
-- row-level security only comparisons of plain columns may use an index; lower(), LIKE and array operators may not.
CREATE TABLE contact (
    tenant_id         uuid NOT NULL REFERENCES tenant,
    id                uuid NOT NULL,
    phone             text COLLATE "C" CHECK (phone ~ '^\+[1-9][0-9]{5,14}$'),
    user_id           text COLLATE "C" CHECK (length(user_id) BETWEEN 1 AND 150),
    name              text CHECK (length(name) BETWEEN 1 AND 200),
    name_start        text COLLATE "C" GENERATED ALWAYS AS (lower(name)) STORED,
    last_name_start   text COLLATE "C" GENERATED ALWAYS AS (substring(lower(name) FROM ' ([^ ]+)$')) STORED,
    language          text CHECK (length(language) BETWEEN 2 AND 15),
    attributes        jsonb NOT NULL DEFAULT '{}',
    marketing_consent text NOT NULL DEFAULT 'unknown' CHECK (marketing_consent IN ('opted_in', 'opted_out', 'unknown')),
    consent_source    text,
    consent_at        timestamptz,
    source            text NOT NULL,
    import_id         uuid,
    blocked           boolean NOT NULL DEFAULT false,
    -- Set for what only keeps a promise: a forgotten person's refusal, or the way from an absorbed contact to the whole.
    hidden            boolean NOT NULL DEFAULT false,
    merged_into       uuid,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    last_inbound_at   timestamptz,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, phone),
    UNIQUE (tenant_id, user_id),
    FOREIGN KEY (tenant_id, merged_into) REFERENCES contact ON DELETE CASCADE,
    CHECK (phone IS NOT NULL OR user_id IS NOT NULL OR merged_into IS NOT NULL)
) WITH (fillfactor = 85);

CREATE INDEX contact_name ON contact (tenant_id, name_start);
CREATE INDEX contact_last_name ON contact (tenant_id, last_name_start) WHERE last_name_start IS NOT NULL;
CREATE INDEX contact_of_import ON contact (tenant_id, import_id) WHERE import_id IS NOT NULL;
CREATE INDEX contact_merged ON contact (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
CALL protect_tenant_table('contact');

-- Rows rather than an array: read from either side through an index, and in the order of contacts.
CREATE TABLE contact_tag (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    contact_id uuid NOT NULL,
    tag        text COLLATE "C" NOT NULL CHECK (length(tag) BETWEEN 1 AND 60),
    PRIMARY KEY (tenant_id, contact_id, tag),
    FOREIGN KEY (tenant_id, contact_id) REFERENCES contact ON DELETE CASCADE
);
CREATE INDEX contact_tag_contact ON contact_tag (tenant_id, tag, contact_id);
CALL protect_tenant_table('contact_tag');
