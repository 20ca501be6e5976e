-- The tenant of an event is that of the account it was found by, and is never deleted: it need not be looked up for each
-- event, three for every message that leaves.
ALTER TABLE webhook_event DROP CONSTRAINT webhook_event_tenant_id_fkey;
