-- What was confirmed, as it stood then: templates are edited afterwards, numbers renamed and removed.
CREATE TABLE campaign_confirmed_message (
    tenant_id        uuid NOT NULL,
    campaign_id      uuid NOT NULL,
    account_name     text NOT NULL,
    account_phone    text NOT NULL,
    quality          text NOT NULL,
    category         text NOT NULL,
    parameter_format text NOT NULL,
    components       text NOT NULL,
    PRIMARY KEY (tenant_id, campaign_id),
    FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('campaign_confirmed_message');
