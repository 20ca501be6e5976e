-- What people wait for (messages to us, the statuses of one-time passwords) overtakes the statuses of campaigns when the
-- reader is behind: the reader goes through the log in order, and through what is urgent ahead of that.
ALTER TABLE webhook_log ADD COLUMN urgent boolean NOT NULL DEFAULT false;
CREATE INDEX webhook_log_urgent ON webhook_log (id) WHERE urgent;
ALTER TABLE webhook_cursor ADD COLUMN ahead bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN webhook_cursor.ahead IS 'Up to here all that is urgent was read.';

CREATE FUNCTION append_to_webhook_log(bodies bytea[], keys text[], urgencies boolean[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('webhook_log', 0));
    INSERT INTO webhook_log (received_at, account_key, body, urgent)
    SELECT received.at, delivery.account_key, delivery.body, delivery.urgent
    FROM (SELECT clock_timestamp() AS at) received, unnest(bodies, keys, urgencies) AS delivery (body, account_key, urgent);
END $$;
REVOKE EXECUTE ON FUNCTION append_to_webhook_log(bytea[], text[], boolean[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_to_webhook_log(bytea[], text[], boolean[]) TO ${engine};
