-- The campaign whose failed messages a campaign repeats.
ALTER TABLE campaign ADD COLUMN origin_id uuid;
ALTER TABLE campaign ADD FOREIGN KEY (tenant_id, origin_id) REFERENCES campaign (tenant_id, id)
    ON DELETE SET NULL (origin_id);
CREATE INDEX campaign_of_origin ON campaign (tenant_id, origin_id) WHERE origin_id IS NOT NULL;
