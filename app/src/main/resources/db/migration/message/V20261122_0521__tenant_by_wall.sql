-- Rows come a thousand at a time and all of one tenant, which the scope of their transaction names and which is never
-- deleted: looking it up for each of them took as long as writing the row.
ALTER TABLE message DROP CONSTRAINT message_tenant_id_fkey;
