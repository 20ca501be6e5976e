-- When Meta first confirmed that the number is of that business account and that the token may use it. Until then it is
-- a claim: nothing is routed to it, nothing leaves from it, and it stands in nobody's way.
ALTER TABLE whatsapp_accounts ADD COLUMN proven_at timestamptz;

-- What the display number tells is Meta's word. The wall stands in the owner's way as well, for this one statement.
ALTER TABLE whatsapp_accounts NO FORCE ROW LEVEL SECURITY;
UPDATE whatsapp_accounts SET proven_at = created_at WHERE display_phone_number <> '';
UPDATE whatsapp_accounts SET status = 'BROKEN', problem = 'meta_unreachable' WHERE proven_at IS NULL AND status <> 'BROKEN';
ALTER TABLE whatsapp_accounts FORCE ROW LEVEL SECURITY;

ALTER TABLE whatsapp_accounts ADD CONSTRAINT a_claim_sends_nothing CHECK (proven_at IS NOT NULL OR status = 'BROKEN');
ALTER TABLE whatsapp_accounts DROP CONSTRAINT one_client_per_number;
-- Not prefixed by the tenant on purpose: a number belongs to one client of the installation, once that is proven.
CREATE UNIQUE INDEX one_client_per_number ON whatsapp_accounts (phone_number_id) WHERE proven_at IS NOT NULL;
COMMENT ON INDEX one_client_per_number IS 'unique over all tenants';
ALTER TABLE whatsapp_accounts ADD CONSTRAINT one_account_per_number UNIQUE (tenant_id, phone_number_id);
CREATE INDEX claims ON whatsapp_accounts (phone_number_id) WHERE proven_at IS NULL;

-- A claim that is taken away has kept nobody's events, so nobody has to wait for it to be forgotten.
ALTER TABLE removed_account ADD COLUMN proven boolean NOT NULL DEFAULT true;
