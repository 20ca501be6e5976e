-- The business portfolio that a number belongs to, whose limit of people its accounts share.
ALTER TABLE whatsapp_accounts ADD COLUMN business_id text;
