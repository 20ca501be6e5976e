-- A list by name is read by people: in the order of languages, not of bytes. The wall of row-level security lets an index
-- on a plain column under another collation be used.
CREATE INDEX contact_name_order ON contact (tenant_id, name COLLATE "und-x-icu", id) WHERE NOT hidden;
