package io.wasl.tenant;

import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All companies of the installation. Only the engine's scope sees more than one of them.
@Repository
public class Tenants {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Ids ids;

    Tenants(JdbcClient jdbc, Scopes scopes, Ids ids) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.ids = ids;
    }

    /// @throws IllegalArgumentException if the name is taken
    public Tenant add(String name) {
        var tenant = new Tenant(new TenantId(ids.next()), name);
        try {
            scopes.engine(() -> jdbc.sql("INSERT INTO tenant (id, name) VALUES (?, ?)")
                    .params(tenant.id().value(), name)
                    .update());
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("A client named '" + name + "' exists already", e);
        }
        return tenant;
    }

    public Optional<Tenant> named(String name) {
        return scopes.engine(() -> jdbc.sql("SELECT id, name FROM tenant WHERE name = ?")
                .param(name)
                .query(Tenants::read)
                .optional());
    }

    public Optional<Tenant> find(TenantId id) {
        return scopes.engine(() -> jdbc.sql("SELECT id, name FROM tenant WHERE id = ?")
                .param(id.value())
                .query(Tenants::read)
                .optional());
    }

    public List<Tenant> all() {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT id, name FROM tenant ORDER BY name COLLATE "und-x-icu"
                        """).query(Tenants::read).list());
    }

    private static Tenant read(ResultSet row, int number) throws SQLException {
        return new Tenant(new TenantId(row.getObject("id", UUID.class)), row.getString("name"));
    }
}
