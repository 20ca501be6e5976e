-- The part of its audience that a campaign writes to, where several numbers share it.
ALTER TABLE campaign
    ADD COLUMN share_group uuid,
    ADD COLUMN share_number smallint,
    ADD COLUMN share_of smallint,
    ADD COLUMN share_begin smallint,
    ADD COLUMN share_end smallint,
    ADD CONSTRAINT campaign_share CHECK (num_nulls(share_group, share_number, share_of, share_begin, share_end) IN (0, 5)),
    ADD CONSTRAINT campaign_share_range CHECK (0 <= share_begin AND share_begin < share_end AND share_end <= 1000);
CREATE INDEX campaign_of_share ON campaign (tenant_id, share_group) WHERE share_group IS NOT NULL;
