-- What the status was before the row's last change. An UPDATE writes it so that its RETURNING can tell from where each
-- message moved; counts are kept by such moves. Only PostgreSQL 18 could tell without.
ALTER TABLE message ADD COLUMN previous_status smallint;
