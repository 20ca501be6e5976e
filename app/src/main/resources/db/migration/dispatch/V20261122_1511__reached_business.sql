-- People are counted for a portfolio where it is known, and for a business account where it is not.
ALTER TABLE reached_user RENAME COLUMN waba_id TO business_id;
