-- The watch asks every second for the campaigns that may have to move, and now and then for those that finished lately.
CREATE INDEX campaign_moving ON campaign (id) WHERE status IN ('running', 'paused') AND batch_id IS NOT NULL;
CREATE INDEX campaign_finished ON campaign (finished_at) WHERE finished_at IS NOT NULL AND batch_id IS NOT NULL;
