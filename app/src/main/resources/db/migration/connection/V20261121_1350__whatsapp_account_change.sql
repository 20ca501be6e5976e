-- Meta's word on whether the name that people see is approved.
ALTER TABLE whatsapp_accounts ADD COLUMN name_status text;

-- What became of a number over time: its quality, limit, throughput, name and state. Written by the table itself, because
-- pages, webhooks and the engine all change accounts.
CREATE TABLE whatsapp_account_change (
    tenant_id  uuid        NOT NULL,
    id         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    account_id uuid        NOT NULL,
    at         timestamptz NOT NULL,
    what       text        NOT NULL,
    old_value  text,
    new_value  text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES whatsapp_accounts (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX ON whatsapp_account_change (tenant_id, account_id, id);
CALL protect_tenant_table('whatsapp_account_change');

CREATE FUNCTION note_account_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO whatsapp_account_change (tenant_id, account_id, at, what, old_value, new_value)
    SELECT NEW.tenant_id, NEW.id, now(), fact.what, fact.old_value, fact.new_value
    FROM (VALUES
        ('quality', OLD.quality, NEW.quality),
        ('limit', OLD.messaging_limit, NEW.messaging_limit),
        ('throughput', OLD.throughput::text, NEW.throughput::text),
        ('name', OLD.verified_name, NEW.verified_name),
        ('name_status', OLD.name_status, NEW.name_status),
        ('status', OLD.status, NEW.status)) AS fact (what, old_value, new_value)
    WHERE fact.old_value IS DISTINCT FROM fact.new_value
        -- What was never known has not changed.
        AND (fact.what = 'status' OR fact.old_value IS NOT NULL) AND OLD.display_phone_number <> '';
    RETURN NULL;
END $$;
CREATE TRIGGER note_account_change
    AFTER UPDATE OF quality, messaging_limit, throughput, verified_name, name_status, status ON whatsapp_accounts
    FOR EACH ROW EXECUTE FUNCTION note_account_change();
