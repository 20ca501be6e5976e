-- Whose a queued message is, its message says already: checking the tenant once more for each row enqueued only cost.
ALTER TABLE outgoing DROP CONSTRAINT outgoing_tenant_id_fkey;
