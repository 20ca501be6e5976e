-- A stretch of the log that is handed out once more. An order to the reader, which alone works it off.
CREATE TABLE webhook_replay (
    id         bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    -- Only deliveries that hold events of this client; null for all.
    client     uuid REFERENCES tenant,
    from_at    timestamptz NOT NULL,
    to_at      timestamptz NOT NULL,
    position   bigint      NOT NULL DEFAULT 0,
    deliveries bigint      NOT NULL DEFAULT 0,
    ordered_at timestamptz NOT NULL DEFAULT now(),
    done_at    timestamptz
);
GRANT SELECT, INSERT, UPDATE ON webhook_replay TO ${engine};
