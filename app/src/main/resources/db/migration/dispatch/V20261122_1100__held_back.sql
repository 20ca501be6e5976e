-- held_back: Meta took it, and told later that it keeps the message from its person, who gets much marketing. Nothing
-- of it has reached anybody.
ALTER TABLE message_attempt DROP CONSTRAINT message_attempt_outcome_check,
    ADD CONSTRAINT message_attempt_outcome_check CHECK (outcome IN ('again', 'in_doubt', 'held_back'));
-- As what Meta had taken an attempt that was held back; the message itself is free for another.
ALTER TABLE message_attempt ADD COLUMN wamid text;
