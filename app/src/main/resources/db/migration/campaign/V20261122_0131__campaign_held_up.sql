-- Those that were paused before they started, to be looked for every second.
CREATE INDEX campaign_held_up ON campaign (reason) WHERE status = 'paused' AND batch_id IS NULL;
