package io.wasl.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The second wall, asked directly: what the database refuses even when the application forgets.
@WaslTest
class TenantWallTests {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Tenants tenants;

    TenantWallTests(@Autowired JdbcClient jdbc, @Autowired Scopes scopes, @Autowired Tenants tenants) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.tenants = tenants;
    }

    @BeforeEach
    void empty() {
        scopes.engine(() -> jdbc.sql("DELETE FROM tenant").update());
    }

    @Test
    void everyTableWithATenantStandsBehindTheWall() {
        assertThat(names("""
                SELECT c.relname FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
                  AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                           AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))""")).isEmpty();
    }

    @Test
    void keysOfTenantTablesBeginWithTheTenant() {
        assertThat(names("""
                SELECT c.relname || '.' || i.relname FROM pg_index x
                JOIN pg_class c ON c.oid = x.indrelid
                JOIN pg_class i ON i.oid = x.indexrelid
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull
                WHERE x.indisunique AND x.indkey[0] <> a.attnum
                  AND obj_description(i.oid, 'pg_class') IS DISTINCT FROM 'unique over all tenants'""")).isEmpty();
    }

    @Test
    void foreignKeysBetweenTenantTablesCarryTheTenant() {
        assertThat(names("""
                SELECT k.conrelid::regclass || '.' || k.conname FROM pg_constraint k
                JOIN pg_attribute one ON one.attrelid = k.conrelid AND one.attname = 'tenant_id'
                JOIN pg_attribute other ON other.attrelid = k.confrelid AND other.attname = 'tenant_id'
                WHERE k.contype = 'f' AND NOT (one.attnum = ANY (k.conkey) AND other.attnum = ANY (k.confkey))""")).isEmpty();
    }

    @Test
    void workingRolesOwnNothingAndBypassNothing() {
        assertThat(names("""
                SELECT rolname FROM pg_roles
                WHERE rolname IN ('wasl_app', 'wasl_engine') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)""")).isEmpty();
        assertThat(names("SELECT relname FROM pg_class WHERE relowner::regrole::text IN ('wasl_app', 'wasl_engine')"))
                .isEmpty();
    }

    @Test
    void anInstanceThatFreezesInATransactionLetsGoOfItsRows() {
        assertThat(scopes.engine(() -> jdbc.sql("SHOW idle_in_transaction_session_timeout")
                        .query(String.class)
                        .single()))
                .isEqualTo("8s");
    }

    @Test
    void viewsAskWithTheRightsOfTheAsker() {
        assertThat(names("""
                SELECT relname FROM pg_class
                WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
                  AND NOT coalesce(reloptions::text[] @> ARRAY['security_invoker=true'], false)""")).isEmpty();
    }

    @Test
    void functionsRunWithTheRightsOfTheCaller() {
        assertThat(names("""
                SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace""")).isEmpty();
    }

    @Test
    void aTenantSeesItselfOnly() {
        var soa = tenants.add("Soa");
        tenants.add("Vola");

        assertThat(scopes.tenant(soa.id(), () -> names("SELECT name FROM tenant")))
                .containsExactly("Soa");
    }

    @Test
    void anUnnamedTenantIsAnErrorRatherThanEverybody() {
        tenants.add("Soa");

        assertThatThrownBy(() -> names("SELECT name FROM tenant"))
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    @Test
    void aPooledConnectionForgetsItsTenant() {
        var soa = tenants.add("Soa");
        for (int connection = 0; connection < 20; connection++) {
            scopes.tenant(soa.id(), () -> names("SELECT name FROM tenant"));
            assertThatThrownBy(() -> names("SELECT name FROM tenant")).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aTenantCannotWriteForAnother() {
        var soa = tenants.add("Soa");
        var vola = tenants.add("Vola");

        assertThatThrownBy(() -> scopes.tenant(
                        soa.id(),
                        () -> jdbc.sql("INSERT INTO tenant (id, name) VALUES (gen_random_uuid(), 'x')")
                                .update()))
                .hasStackTraceContaining("row-level security");
        assertThat(scopes.tenant(
                        soa.id(),
                        () -> jdbc.sql("UPDATE tenant SET name = 'x' WHERE id = ?")
                                .param(vola.id().value())
                                .update()))
                .isZero();
    }

    @Test
    void oneTenantsScopeOpensNeitherAnothersNorTheEngines() {
        var soa = tenants.add("Soa");
        var vola = tenants.add("Vola");

        assertThatThrownBy(() -> scopes.tenant(soa.id(), () -> scopes.tenant(vola.id(), () -> "x")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scopes.tenant(soa.id(), () -> scopes.engine(() -> "x")))
                .isInstanceOf(IllegalStateException.class);
    }

    private List<String> names(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
