package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What the checks of campaigns said. Only a campaign's last check is kept.
@Repository
public class Checks {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Scopes scopes;

    Checks(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// The check that still holds; empty after an edit.
    public Optional<Check> of(TenantId tenant, Campaign campaign) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT number, digest, report, checked_at, checked_by FROM campaign_check
                        WHERE tenant_id = ? AND campaign_id = ? AND number = ?
                        """)
                        .params(tenant.value(), campaign.id().value(), campaign.checkNumber())
                        .query((row, number) -> new Check(
                                row.getInt("number"),
                                row.getString("digest"),
                                MAPPER.readValue(row.getString("report"), Report.class),
                                Objects.requireNonNull(CampaignRow.instant(row, "checked_at")),
                                row.getString("checked_by")))
                        .optional());
    }

    void keep(TenantId tenant, CampaignId campaign, Check check) {
        jdbc.sql("DELETE FROM campaign_check WHERE tenant_id = ? AND campaign_id = ?")
                .params(tenant.value(), campaign.value())
                .update();
        jdbc.sql("""
                INSERT INTO campaign_check (tenant_id, campaign_id, number, digest, report, checked_at, checked_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        tenant.value(),
                        campaign.value(),
                        check.number(),
                        check.digest(),
                        MAPPER.writeValueAsString(check.report()),
                        check.at().atOffset(ZoneOffset.UTC),
                        check.by())
                .update();
    }
}
