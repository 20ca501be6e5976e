-- Whose app secret signed a delivery: null for the installation's own, which Meta alone uses for everybody.
COMMENT ON COLUMN webhook_log.account_key IS
    'The callback key of the account whose own app secret signed it. It speaks for that client''s numbers only.';

-- How many requests the door refused, by hour: a wrong secret is only noticed by what does not arrive.
CREATE TABLE webhook_refusal (
    hour        timestamptz NOT NULL,
    reason      text        NOT NULL,
    account_key text        NOT NULL,
    requests    bigint      NOT NULL,
    last_at     timestamptz NOT NULL,
    PRIMARY KEY (hour, reason, account_key)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_refusal TO ${engine};
