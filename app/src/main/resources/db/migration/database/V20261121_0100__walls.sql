-- The first wall around a tenant is the application, which names the tenant in every statement. This is the second: even
-- a statement that forgets to, sees one tenant's rows only.

-- Fails where no tenant was named: no answer is better than everybody's rows.
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT current_setting('wasl.tenant')::uuid $$;

-- Every table with a tenant_id is put behind the wall by this call in the migration that creates it.
CREATE PROCEDURE protect_tenant_table(name regclass, key text DEFAULT 'tenant_id') LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_wall ON %s TO ${app} USING (%I = (SELECT current_tenant())) WITH CHECK (%I = (SELECT current_tenant()))', name, key, key);
    EXECUTE format('CREATE POLICY engine ON %s TO ${engine} USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ${app}, ${engine}', name);
END $$;

REVOKE EXECUTE ON PROCEDURE protect_tenant_table(regclass, text) FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ${app}, ${engine};
