-- From then on nothing of the campaign leaves any more.
ALTER TABLE campaign ADD COLUMN ends_at timestamptz;
CREATE INDEX campaign_end ON campaign (ends_at)
    WHERE ends_at IS NOT NULL AND status IN ('scheduled', 'confirmed', 'running', 'paused');
