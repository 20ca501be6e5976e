-- What somebody did to many contacts at once, piece by piece, and to whom, so that it can be taken back for a day.
CREATE TABLE bulk_act (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    id         uuid NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('tag', 'untag', 'block', 'remove')),
    tag        text,
    -- Null: whom the search finds.
    chosen     uuid[],
    query      text,
    with_tag   text,
    consent    text,
    -- Up to where the contacts have been walked, from the newest downwards.
    reached    uuid,
    affected   int NOT NULL DEFAULT 0,
    state      text NOT NULL CHECK (state IN ('running', 'done', 'undoing', 'undone')),
    begun_at   timestamptz NOT NULL,
    begun_by   text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CHECK (kind NOT IN ('tag', 'untag') OR tag IS NOT NULL)
);
CREATE INDEX bulk_act_open ON bulk_act (begun_at) WHERE state IN ('running', 'undoing');
CREATE INDEX bulk_act_begun ON bulk_act (begun_at);
CALL protect_tenant_table('bulk_act');

-- Whom it changed. Of those who were deleted, what is needed to bring them back.
CREATE TABLE bulk_act_contact (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    act_id     uuid NOT NULL,
    contact_id uuid NOT NULL,
    before     jsonb,
    PRIMARY KEY (tenant_id, act_id, contact_id),
    FOREIGN KEY (tenant_id, act_id) REFERENCES bulk_act ON DELETE CASCADE
);
CALL protect_tenant_table('bulk_act_contact');
