-- What the event says, as the code of a sentence and its arguments: each reader has a language of its own.
ALTER TABLE webhook_event ADD COLUMN said text;
