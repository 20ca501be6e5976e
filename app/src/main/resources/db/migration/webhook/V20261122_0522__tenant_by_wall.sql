-- The tenant of an event is that of the account it was found by, and is never deleted: looking it up for each event took
-- as long as writing the row.
ALTER TABLE webhook_event DROP CONSTRAINT webhook_event_tenant_id_fkey;
