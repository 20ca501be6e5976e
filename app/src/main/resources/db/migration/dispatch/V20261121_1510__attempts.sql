-- Attempts that did not simply succeed, and what was decided about them: whoever finds a message sent twice finds the
-- reason here. Never overwritten, except that an open doubt is closed.
CREATE TABLE message_attempt (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    message_id uuid NOT NULL,
    attempt    smallint NOT NULL,
    -- again: proven not to exist at Meta; in_doubt: it may
    outcome    text NOT NULL CHECK (outcome IN ('again', 'in_doubt')),
    reason     text NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    -- Meta itself said that it failed, though not in a form that proves it.
    refused    boolean NOT NULL DEFAULT false,
    open       boolean NOT NULL DEFAULT false,
    -- When an open doubt is next looked at.
    due_at     timestamptz,
    decision   text CHECK (decision IN ('resolved', 'sent_again', 'held')),
    decided_by text,
    decided_at timestamptz,
    PRIMARY KEY (tenant_id, message_id, attempt),
    FOREIGN KEY (tenant_id, message_id) REFERENCES message ON DELETE CASCADE
);
CREATE INDEX message_attempt_open ON message_attempt (due_at) WHERE open;
CALL protect_tenant_table('message_attempt');

-- What a batch is about decides what is done about its doubts.
ALTER TABLE batch ADD COLUMN purpose text NOT NULL DEFAULT 'MARKETING'
    CHECK (purpose IN ('CODE', 'CHAT', 'UTILITY', 'MARKETING'));
ALTER TABLE batch ADD COLUMN resend_once boolean NOT NULL DEFAULT false;
-- Nothing is tried again that could leave only after this.
ALTER TABLE batch ADD COLUMN ends_at timestamptz;

-- After this a message is worth nothing: it leaves the queue unsent.
ALTER TABLE outgoing ADD COLUMN expires_at timestamptz;
CREATE INDEX outgoing_expiring ON outgoing (expires_at) WHERE expires_at IS NOT NULL;
