-- Status and kinds are words, not numbers: there are few campaigns, and people read this table.
CREATE TABLE campaign (
    tenant_id           uuid NOT NULL REFERENCES tenant,
    id                  uuid NOT NULL,
    name                text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    account_id          uuid,
    template_name       text,
    template_language   text,
    variables           text NOT NULL DEFAULT '{}',
    schedule_at         timestamptz,
    schedule_zone       text,
    messages_per_second integer CHECK (messages_per_second > 0),
    -- People who got a campaign in this many days before are left out.
    rest_days           integer NOT NULL DEFAULT 0 CHECK (rest_days BETWEEN 0 AND 90),
    status              text NOT NULL,
    reason              text,
    -- The check whose recipients are frozen for this campaign; 0 for none.
    check_number        integer NOT NULL DEFAULT 0,
    checks_begun        integer NOT NULL DEFAULT 0,
    total               integer NOT NULL DEFAULT 0,
    created_by          text NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    confirmed_by        text,
    confirmed_at        timestamptz,
    digest              text,
    template_version    text,
    launch_at           timestamptz,
    launched_at         timestamptz,
    batch_id            uuid,
    -- How far the launch has walked: what stands up to this ordinal is in the hands of dispatch.
    cursor              integer NOT NULL DEFAULT 0,
    sealed              boolean NOT NULL DEFAULT false,
    finished_at         timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX campaign_due ON campaign (launch_at) WHERE status IN ('scheduled', 'confirmed', 'running') AND NOT sealed;
CREATE UNIQUE INDEX campaign_batch ON campaign (tenant_id, batch_id) WHERE batch_id IS NOT NULL;
CALL protect_tenant_table('campaign');

-- Apart from the campaign, because a list of recipients brought along can be large and is rarely read.
CREATE TABLE campaign_audience (
    tenant_id   uuid NOT NULL,
    campaign_id uuid NOT NULL,
    audience    text NOT NULL,
    PRIMARY KEY (tenant_id, campaign_id),
    FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('campaign_audience');

-- What a check said, kept as it was said.
CREATE TABLE campaign_check (
    tenant_id   uuid NOT NULL,
    campaign_id uuid NOT NULL,
    number      integer NOT NULL,
    digest      text NOT NULL,
    report      text NOT NULL,
    checked_at  timestamptz NOT NULL,
    checked_by  text NOT NULL,
    PRIMARY KEY (tenant_id, campaign_id, number),
    FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('campaign_check');

-- The audience as a check found it, one row for each candidate. No foreign key to the contact: what was confirmed
-- stays, whatever becomes of the contact.
CREATE TABLE campaign_recipient (
    tenant_id   uuid NOT NULL,
    campaign_id uuid NOT NULL,
    number      integer NOT NULL,
    ordinal     integer NOT NULL,
    phone       text NOT NULL,
    contact_id  uuid,
    name        text,
    variables   text[],
    verdict     smallint NOT NULL,
    reason      text,
    PRIMARY KEY (tenant_id, campaign_id, number, ordinal),
    FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id) ON DELETE CASCADE
);
-- One message for each person, whatever the program believes.
CREATE UNIQUE INDEX campaign_recipient_once ON campaign_recipient (tenant_id, campaign_id, number, phone)
    WHERE verdict = 0;
CREATE INDEX campaign_recipient_left_out ON campaign_recipient (tenant_id, campaign_id, number, verdict, ordinal)
    WHERE verdict <> 0;
CALL protect_tenant_table('campaign_recipient');

CREATE TABLE campaign_journal (
    tenant_id   uuid NOT NULL,
    campaign_id uuid NOT NULL,
    id          uuid NOT NULL,
    at          timestamptz NOT NULL,
    what        text NOT NULL,
    who         text NOT NULL,
    detail      text,
    PRIMARY KEY (tenant_id, campaign_id, id),
    FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('campaign_journal');

-- The counters of a campaign from time to time, for its chart.
CREATE TABLE campaign_sample (
    tenant_id   uuid NOT NULL,
    campaign_id uuid NOT NULL,
    at          timestamptz NOT NULL,
    accepted    integer NOT NULL,
    delivered   integer NOT NULL,
    read        integer NOT NULL,
    failed      integer NOT NULL,
    PRIMARY KEY (tenant_id, campaign_id, at),
    FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('campaign_sample');
