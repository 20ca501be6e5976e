CREATE TABLE batch (
    tenant_id           uuid NOT NULL REFERENCES tenant,
    id                  uuid NOT NULL,
    account_id          uuid NOT NULL,
    lane                smallint NOT NULL,
    label               text NOT NULL,
    mould               text NOT NULL,
    total               int NOT NULL CHECK (total >= 0),
    enqueued            int NOT NULL DEFAULT 0,
    sealed              boolean NOT NULL DEFAULT false,
    state               text NOT NULL CHECK (state IN ('RUNNING', 'PAUSED', 'CANCELLED', 'FINISHED')),
    messages_per_second int CHECK (messages_per_second > 0),
    pause_cause         text CHECK (pause_cause IN ('PERSON', 'CAMPAIGN', 'TEMPLATE', 'NUMBER', 'ACCOUNT')),
    pause_reason        text,
    resume_at           timestamptz,
    -- How many left per second lately, told by the instance that sends them.
    per_second          real NOT NULL DEFAULT 0,
    created_at          timestamptz NOT NULL DEFAULT now(),
    finished_at         timestamptz,
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 70);
CREATE INDEX batch_unfinished ON batch (account_id) WHERE finished_at IS NULL;
CALL protect_tenant_table('batch');

-- How many messages of a batch stand in each status. A batch has one row for each part of the engine that moves
-- messages, so that they never wait for each other; only the sum over its rows means something.
CREATE TABLE batch_count (
    tenant_id   uuid NOT NULL REFERENCES tenant,
    batch_id    uuid NOT NULL,
    writer      smallint NOT NULL,
    queued      int NOT NULL DEFAULT 0,
    sending     int NOT NULL DEFAULT 0,
    accepted    int NOT NULL DEFAULT 0,
    sent        int NOT NULL DEFAULT 0,
    delivered   int NOT NULL DEFAULT 0,
    read        int NOT NULL DEFAULT 0,
    failed      int NOT NULL DEFAULT 0,
    skipped     int NOT NULL DEFAULT 0,
    unconfirmed int NOT NULL DEFAULT 0,
    cancelled   int NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, batch_id, writer),
    FOREIGN KEY (tenant_id, batch_id) REFERENCES batch ON DELETE CASCADE
) WITH (fillfactor = 10, autovacuum_vacuum_threshold = 1000);
CALL protect_tenant_table('batch_count');

-- The queue: a message is here until its outcome is known. Read by keyset within a batch, so that a paused batch costs
-- its number nothing; no index holds a column that changes.
CREATE TABLE outgoing (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    message_id uuid NOT NULL,
    account_id uuid NOT NULL,
    batch_id   uuid,
    lane       smallint NOT NULL,
    -- 0 pending, 1 dispatching, 2 in doubt
    state      smallint NOT NULL DEFAULT 0,
    attempt    smallint NOT NULL DEFAULT 0,
    epoch      int NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    not_before timestamptz,
    intent_at  timestamptz,
    PRIMARY KEY (tenant_id, message_id),
    FOREIGN KEY (tenant_id, message_id) REFERENCES message ON DELETE CASCADE
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0);
CREATE INDEX outgoing_order ON outgoing (account_id, batch_id, lane, message_id);
CALL protect_tenant_table('outgoing');

-- A number's road out belongs to one instance at a time; the epoch grows with every change of hands, and what an
-- earlier owner still writes is refused by it.
CREATE TABLE road (
    tenant_id    uuid NOT NULL REFERENCES tenant,
    account_id   uuid NOT NULL,
    instance     uuid,
    epoch        int NOT NULL DEFAULT 0,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (tenant_id, account_id)
) WITH (fillfactor = 50);
CALL protect_tenant_table('road');

-- Statuses of messages that we do not know (yet).
CREATE TABLE unmatched_status (
    tenant_id   uuid NOT NULL REFERENCES tenant,
    account_id  uuid NOT NULL,
    wamid       text NOT NULL,
    kind        smallint NOT NULL,
    happened_at timestamptz NOT NULL,
    error_code       int,
    error_detail     text,
    pricing_category text,
    pricing_type     text,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, account_id, wamid, kind)
);
CALL protect_tenant_table('unmatched_status');
