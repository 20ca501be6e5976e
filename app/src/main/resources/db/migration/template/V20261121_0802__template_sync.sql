-- What Meta announces to charge the template as within a day.
ALTER TABLE template ADD COLUMN announced_category text;

-- When Meta was last asked for the templates of a business account.
CREATE TABLE template_sync (
    tenant_id uuid NOT NULL REFERENCES tenant,
    waba_id   text NOT NULL,
    tried_at  timestamptz,
    synced_at timestamptz,
    wanted    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, waba_id)
);
CALL protect_tenant_table('template_sync');
