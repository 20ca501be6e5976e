-- Why messages of a batch failed, and whom a cause concerns. A message gets these values once, when it fails: what
-- WhatsApp tells of the others afterwards still writes no index anew.
CREATE INDEX message_failed_of_batch ON message (tenant_id, batch_id, (coalesce(error_code, 0)), id)
    WHERE failed_at IS NOT NULL;
-- Those to people who are in nobody's contacts; the others are found by their contact.
CREATE INDEX message_to_stranger ON message (tenant_id, phone, id) WHERE contact_id IS NULL;
