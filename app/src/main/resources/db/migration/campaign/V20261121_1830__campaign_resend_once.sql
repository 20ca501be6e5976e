-- Whether a useful message of which nobody can say whether it left is sent once more by itself.
ALTER TABLE campaign ADD COLUMN resend_once boolean NOT NULL DEFAULT false;
