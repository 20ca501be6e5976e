-- Tags that differ in capitals only are one. How it was written first is how all of a client's contacts have it.
CREATE FUNCTION tag_key(tag text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(normalize(tag, NFC) COLLATE "und-x-icu");

CREATE TABLE tag (
    tenant_id uuid NOT NULL REFERENCES tenant,
    key       text COLLATE "C" NOT NULL,
    spelling  text COLLATE "C" NOT NULL CHECK (length(spelling) BETWEEN 1 AND 60),
    PRIMARY KEY (tenant_id, key)
);
CALL protect_tenant_table('tag');

-- Forced, the wall would hide the rows from their owner as well.
ALTER TABLE tag NO FORCE ROW LEVEL SECURITY;
ALTER TABLE contact_tag NO FORCE ROW LEVEL SECURITY;

-- Of several spellings the one that most contacts have.
INSERT INTO tag (tenant_id, key, spelling)
SELECT DISTINCT ON (tenant_id, tag_key(tag)) tenant_id, tag_key(tag), tag
FROM (SELECT tenant_id, tag, count(*) AS uses FROM contact_tag GROUP BY tenant_id, tag) AS used
ORDER BY tenant_id, tag_key(tag), uses DESC, tag;

INSERT INTO contact_tag (tenant_id, contact_id, tag)
SELECT o.tenant_id, o.contact_id, t.spelling
FROM contact_tag o JOIN tag t ON t.tenant_id = o.tenant_id AND t.key = tag_key(o.tag) AND t.spelling <> o.tag
ON CONFLICT DO NOTHING;

DELETE FROM contact_tag o USING tag t
WHERE t.tenant_id = o.tenant_id AND t.key = tag_key(o.tag) AND t.spelling <> o.tag;

ALTER TABLE contact_tag FORCE ROW LEVEL SECURITY;
ALTER TABLE tag FORCE ROW LEVEL SECURITY;
