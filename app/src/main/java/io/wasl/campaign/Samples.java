package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.dispatch.Progress;
import io.wasl.kernel.TenantId;
import io.wasl.message.MessageStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How the counters of campaigns went.
@Repository
public class Samples {

    private static final Duration SHORTEST_GAP = Duration.ofSeconds(2);
    /// So that a campaign of any length keeps about as many samples as a chart can show.
    private static final int WANTED = 120;

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Clock clock;

    Samples(JdbcClient jdbc, Scopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// The oldest first.
    public List<Sample> of(TenantId tenant, CampaignId campaign) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT at, accepted, delivered, read, failed FROM campaign_sample
                        WHERE tenant_id = ? AND campaign_id = ? ORDER BY at
                        """)
                        .params(tenant.value(), campaign.value())
                        .query((row, number) -> new Sample(
                                Objects.requireNonNull(CampaignRow.instant(row, "at")),
                                row.getInt("accepted"),
                                row.getInt("delivered"),
                                row.getInt("read"),
                                row.getInt("failed")))
                        .list());
    }

    /// Keeps a sample if something has changed and the last one is old enough.
    void take(Campaign campaign, Progress progress) {
        Sample sample = sample(clock.instant(), progress);
        Instant launched = campaign.launchedAt() == null ? sample.at() : campaign.launchedAt();
        Duration gap = Duration.between(launched, sample.at()).dividedBy(WANTED);
        Instant latest = sample.at().minus(gap.compareTo(SHORTEST_GAP) < 0 ? SHORTEST_GAP : gap);
        scopes.tenant(
                campaign.tenant(),
                () -> jdbc.sql("""
                        INSERT INTO campaign_sample (tenant_id, campaign_id, at, accepted, delivered, read, failed)
                        SELECT :tenant, :campaign, :at, :accepted, :delivered, :read, :failed
                        WHERE NOT EXISTS (
                            SELECT FROM (SELECT at, accepted, delivered, read, failed FROM campaign_sample
                                         WHERE tenant_id = :tenant AND campaign_id = :campaign
                                         ORDER BY at DESC LIMIT 1) AS last
                            WHERE last.at > :latest
                               OR (accepted, delivered, read, failed) = (:accepted, :delivered, :read, :failed))
                        ON CONFLICT DO NOTHING
                        """)
                        .param("tenant", campaign.tenant().value())
                        .param("campaign", campaign.id().value())
                        .param("at", sample.at().atOffset(ZoneOffset.UTC))
                        .param("latest", latest.atOffset(ZoneOffset.UTC))
                        .param("accepted", sample.accepted())
                        .param("delivered", sample.delivered())
                        .param("read", sample.read())
                        .param("failed", sample.failed())
                        .update());
    }

    private static Sample sample(Instant at, Progress progress) {
        long read = progress.counts().getOrDefault(MessageStatus.READ, 0L);
        long delivered = read + progress.counts().getOrDefault(MessageStatus.DELIVERED, 0L);
        long accepted = delivered
                + progress.counts().getOrDefault(MessageStatus.SENT, 0L)
                + progress.counts().getOrDefault(MessageStatus.ACCEPTED, 0L);
        return new Sample(at, accepted, delivered, read, progress.counts().getOrDefault(MessageStatus.FAILED, 0L));
    }
}
