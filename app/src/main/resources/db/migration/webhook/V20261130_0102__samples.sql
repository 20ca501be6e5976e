-- Whoever connects a number waits for Meta's sample, which is rare among all the rest.
CREATE INDEX webhook_event_sample ON webhook_event (received_at) WHERE kind = 'sample_arrived';
