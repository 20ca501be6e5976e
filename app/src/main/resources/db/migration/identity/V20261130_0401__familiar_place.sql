-- From where people have signed in lately: there, guesses of strangers do not keep them out.
CREATE TABLE familiar_place (
    user_id uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
    -- An address, or of IPv6 its network.
    network text NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, network)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON familiar_place TO ${engine};
