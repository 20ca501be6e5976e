package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The journals of campaigns: who did what, and when.
@Repository
public class JournalEntries {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Ids ids;
    private final Clock clock;

    JournalEntries(JdbcClient jdbc, Scopes scopes, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.ids = ids;
        this.clock = clock;
    }

    /// The newest first.
    public List<JournalEntry> of(TenantId tenant, CampaignId campaign) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT at, what, who, detail FROM campaign_journal
                        WHERE tenant_id = ? AND campaign_id = ? ORDER BY id DESC LIMIT 100
                        """)
                        .params(tenant.value(), campaign.value())
                        .query((row, number) -> new JournalEntry(
                                Objects.requireNonNull(CampaignRow.instant(row, "at")),
                                Happening.of(row.getString("what")),
                                row.getString("who"),
                                row.getString("detail")))
                        .list());
    }

    /// How often it happened.
    long count(TenantId tenant, CampaignId campaign, Happening what) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT count(*) FROM campaign_journal WHERE tenant_id = ? AND campaign_id = ? AND what = ?
                        """)
                        .params(tenant.value(), campaign.value(), what.word())
                        .query(Long.class)
                        .single());
    }

    /// Writes it down, in the caller's transaction if there is one.
    void write(TenantId tenant, CampaignId campaign, Happening what, String who, @Nullable String detail) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO campaign_journal (tenant_id, campaign_id, id, at, what, who, detail)
                        VALUES (:tenant, :campaign, :id, :at, :what, :who, :detail)
                        """)
                        .param("tenant", tenant.value())
                        .param("campaign", campaign.value())
                        .param("id", ids.next())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("what", what.word())
                        .param("who", who)
                        .param("detail", detail)
                        .update());
    }
}
