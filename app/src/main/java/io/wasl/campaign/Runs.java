package io.wasl.campaign;

import io.wasl.connection.AccountId;
import io.wasl.database.Scopes;
import io.wasl.dispatch.BatchId;
import io.wasl.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The part of the table `campaign` that tells what becomes of a confirmed one. Every method joins the caller's
/// transaction.
@Repository
class Runs {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Clock clock;

    Runs(JdbcClient jdbc, Scopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// A campaign of any client with recipients to hand over, by the clock that all instances share, which no
    /// other instance takes until the transaction ends. The one that has handed over least comes first, so
    /// that a large one does not hold up a small one.
    ///
    /// @param except campaigns that had trouble a moment ago
    Optional<CampaignRef> claim(Collection<CampaignId> except) {
        return jdbc.sql("""
                SELECT tenant_id, id FROM campaign
                WHERE status IN ('scheduled', 'confirmed', 'running') AND NOT sealed
                  AND launch_at <= clock_timestamp() AND NOT (id = ANY(?))
                ORDER BY cursor, launch_at LIMIT 1
                FOR NO KEY UPDATE SKIP LOCKED
                """)
                .param(except.stream().map(CampaignId::value).toArray(UUID[]::new))
                .query(CampaignRow::reference)
                .optional();
    }

    /// Opens the client's scope if the caller is in none.
    Campaign read(CampaignRef campaign) {
        return scopes.tenant(
                campaign.tenant(),
                () -> jdbc.sql("SELECT * FROM campaign WHERE tenant_id = ? AND id = ?")
                        .params(campaign.tenant().value(), campaign.id().value())
                        .query(CampaignRow::read)
                        .single());
    }

    void launched(Campaign campaign, BatchId batch) {
        jdbc.sql("""
                UPDATE campaign SET status = 'running', reason = NULL, batch_id = ?, launched_at = ?
                WHERE tenant_id = ? AND id = ?
                """)
                .params(
                        batch.value(),
                        now(),
                        campaign.tenant().value(),
                        campaign.id().value())
                .update();
    }

    void reschedule(Campaign campaign, Schedule schedule) {
        jdbc.sql("""
                UPDATE campaign SET schedule_at = :at, schedule_zone = :zone, launch_at = :at
                WHERE tenant_id = :tenant AND id = :id
                """)
                .param("at", schedule.at().atOffset(ZoneOffset.UTC))
                .param("zone", schedule.zone().getId())
                .param("tenant", campaign.tenant().value())
                .param("id", campaign.id().value())
                .update();
    }

    void advance(Campaign campaign, int cursor, boolean sealed) {
        jdbc.sql("UPDATE campaign SET cursor = ?, sealed = ? WHERE tenant_id = ? AND id = ?")
                .params(cursor, sealed, campaign.tenant().value(), campaign.id().value())
                .update();
    }

    /// Moves a campaign on, if it still stands where the caller believes.
    ///
    /// @return false if it does not
    boolean move(Campaign campaign, CampaignStatus next, @Nullable String reason) {
        CampaignStatus[] before = Arrays.stream(CampaignStatus.values())
                .filter(status -> status == campaign.status() && status.canBecome(next))
                .toArray(CampaignStatus[]::new);
        return jdbc.sql("""
                UPDATE campaign SET status = :next, reason = :reason,
                    finished_at = CASE WHEN :over THEN CAST(:now AS timestamptz) END,
                    sealed = sealed OR :over
                WHERE tenant_id = :tenant AND id = :id AND status = ANY(:before)
                """)
                        .param("next", next.word())
                        .param("reason", reason)
                        .param("over", next.isOver())
                        .param("now", now())
                        .param("tenant", campaign.tenant().value())
                        .param("id", campaign.id().value())
                        .param(
                                "before",
                                Arrays.stream(before).map(CampaignStatus::word).toArray(String[]::new))
                        .update()
                == 1;
    }

    Optional<Campaign> ofBatch(TenantId tenant, BatchId batch) {
        return jdbc.sql("SELECT * FROM campaign WHERE tenant_id = ? AND batch_id = ? FOR NO KEY UPDATE")
                .params(tenant.value(), batch.value())
                .query(CampaignRow::read)
                .optional();
    }

    /// Campaigns of all clients whose end has come, by the clock that all instances share.
    List<CampaignRef> overdue() {
        return scopes.engine(() -> jdbc.sql("""
                SELECT tenant_id, id FROM campaign
                WHERE ends_at <= clock_timestamp() AND status IN ('scheduled', 'confirmed', 'running', 'paused')
                ORDER BY id
                """).query(CampaignRow::reference).list());
    }

    /// Campaigns of all clients that were due and were paused for this reason before they started.
    List<CampaignRef> heldUp(String reason) {
        return scopes.engine(
                () -> jdbc.sql("""
                SELECT tenant_id, id FROM campaign
                WHERE status = 'paused' AND reason = ? AND batch_id IS NULL ORDER BY id
                """).param(reason).query(CampaignRow::reference).list());
    }

    /// Gives those another reason.
    void holdUp(String before, String reason) {
        jdbc.sql("UPDATE campaign SET reason = ? WHERE status = 'paused' AND reason = ? AND batch_id IS NULL")
                .params(reason, before)
                .update();
    }

    /// The confirmed campaigns of a number that are not over, locked until the transaction ends.
    List<Campaign> unfinished(TenantId tenant, AccountId account) {
        return jdbc.sql("""
                SELECT * FROM campaign
                WHERE tenant_id = ? AND account_id = ? AND status IN ('scheduled', 'confirmed', 'running', 'paused')
                ORDER BY id FOR NO KEY UPDATE
                """)
                .params(tenant.value(), account.value())
                .query(CampaignRow::read)
                .list();
    }

    /// For the engine: pauses the campaigns of all clients whose start is due.
    ///
    /// @return those it paused
    List<CampaignRef> pauseDue(String reason) {
        return jdbc.sql("""
                UPDATE campaign SET status = 'paused', reason = ?
                WHERE status IN ('scheduled', 'confirmed', 'running') AND NOT sealed AND launch_at <= clock_timestamp()
                RETURNING tenant_id, id
                """).param(reason).query(CampaignRow::reference).list();
    }

    /// Campaigns of all clients that go on, or may have to: those that run or pause, and complete ones whose batch was
    /// begun again.
    ///
    /// @param unfinished the batches of which something waits or is on its way
    List<CampaignRef> moving(Collection<BatchId> unfinished) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT tenant_id, id FROM campaign WHERE status IN ('running', 'paused') AND batch_id IS NOT NULL
                        UNION
                        SELECT tenant_id, id FROM campaign WHERE status = 'completed' AND batch_id = ANY(?)
                        """)
                .param(unfinished.stream().map(BatchId::value).toArray(UUID[]::new))
                .query(CampaignRow::reference)
                .list());
    }

    /// Campaigns of all clients that finished in the last days, of whom statuses may still come.
    List<Finished> finishedSince(Instant moment) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT tenant_id, id, finished_at FROM campaign
                        WHERE finished_at > ? AND batch_id IS NOT NULL
                        """)
                .param(moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Finished(
                        CampaignRow.reference(row, number),
                        Objects.requireNonNull(CampaignRow.instant(row, "finished_at"))))
                .list());
    }

    record Finished(CampaignRef campaign, Instant at) {}

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
