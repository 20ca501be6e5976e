-- How often somebody began to read an import since it last came further. A process that a file has ended cannot say so
-- itself; whoever takes over sees it here.
ALTER TABLE contact_import ADD COLUMN attempts int NOT NULL DEFAULT 0;

-- Of the rows that were taken: how many had to be mended to be understood, and what was mended how often.
ALTER TABLE contact_import ADD COLUMN fixed int NOT NULL DEFAULT 0;
ALTER TABLE contact_import ADD COLUMN fixes jsonb NOT NULL DEFAULT '{}';
