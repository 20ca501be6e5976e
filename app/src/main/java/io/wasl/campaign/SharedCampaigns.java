package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The campaigns that share an audience.
@Repository
class SharedCampaigns {

    private final JdbcClient jdbc;
    private final Scopes scopes;

    SharedCampaigns(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// In the order of their parts.
    List<Campaign> parts(TenantId tenant, UUID group) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("SELECT * FROM campaign WHERE tenant_id = ? AND share_group = ? ORDER BY share_number")
                        .params(tenant.value(), group)
                        .query(CampaignRow::read)
                        .list());
    }

    /// The same, which nobody else changes until the caller's transaction ends.
    List<Campaign> lock(TenantId tenant, UUID group) {
        return jdbc.sql("""
                SELECT * FROM campaign WHERE tenant_id = ? AND share_group = ? ORDER BY id FOR NO KEY UPDATE
                """)
                .params(tenant.value(), group)
                .query(CampaignRow::read)
                .list();
    }
}
