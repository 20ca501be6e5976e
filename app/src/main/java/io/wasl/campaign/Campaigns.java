package io.wasl.campaign;

import io.wasl.audience.Audience;
import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The campaigns of all clients: writing drafts, and reading.
@Repository
public class Campaigns {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Ids ids;
    private final Clock clock;
    private final JournalEntries journal;

    Campaigns(JdbcClient jdbc, Scopes scopes, Ids ids, Clock clock, JournalEntries journal) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.ids = ids;
        this.clock = clock;
        this.journal = journal;
    }

    /// @param by the person or key who writes it, as shown to people
    public Campaign create(TenantId tenant, Draft draft, String by) {
        CampaignId id = new CampaignId(ids.next());
        return scopes.tenant(tenant, () -> {
            jdbc.sql("""
                    INSERT INTO campaign (tenant_id, id, name, status, created_by, created_at, updated_at)
                    VALUES (?, ?, ?, 'draft', ?, ?, ?)
                    """)
                    .params(tenant.value(), id.value(), draft.name(), by, now(), now())
                    .update();
            write(tenant, id, draft);
            journal.write(tenant, id, Happening.CREATED, by, null);
            return get(tenant, id);
        });
    }

    /// The campaign whose messages a batch holds.
    public Optional<Campaign> byBatch(TenantId tenant, UUID batch) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("SELECT * FROM campaign WHERE tenant_id = ? AND batch_id = ?")
                        .params(tenant.value(), batch)
                        .query(CampaignRow::read)
                        .optional());
    }

    /// A new draft that repeats what failed of another campaign, unless there is one that nobody has confirmed yet.
    Campaign repeat(TenantId tenant, CampaignId origin, Draft draft, String by) {
        return scopes.tenant(tenant, () -> {
            // Two clicks at once wait for each other here.
            lock(tenant, origin);
            return unconfirmedRepeat(tenant, origin).orElseGet(() -> {
                Campaign campaign = create(tenant, draft, by);
                jdbc.sql("UPDATE campaign SET origin_id = ? WHERE tenant_id = ? AND id = ?")
                        .params(origin.value(), tenant.value(), campaign.id().value())
                        .update();
                return get(tenant, campaign.id());
            });
        });
    }

    private Optional<Campaign> unconfirmedRepeat(TenantId tenant, CampaignId origin) {
        return jdbc.sql("""
                SELECT * FROM campaign WHERE tenant_id = ? AND origin_id = ? AND status IN ('draft', 'checked')
                ORDER BY id LIMIT 1
                """)
                .params(tenant.value(), origin.value())
                .query(CampaignRow::read)
                .optional();
    }

    public Optional<Campaign> find(TenantId tenant, CampaignId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("SELECT * FROM campaign WHERE tenant_id = ? AND id = ?")
                        .params(tenant.value(), id.value())
                        .query(CampaignRow::read)
                        .optional());
    }

    /// @throws CampaignRefused if there is no such campaign
    public Campaign get(TenantId tenant, CampaignId id) {
        return find(tenant, id).orElseThrow(() -> CampaignRefused.absent(id));
    }

    /// The content of a campaign, with its audience.
    ///
    /// @throws CampaignRefused if there is no such campaign
    public Draft draft(TenantId tenant, CampaignId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT c.*, a.audience FROM campaign c
                        LEFT JOIN campaign_audience a ON a.tenant_id = c.tenant_id AND a.campaign_id = c.id
                        WHERE c.tenant_id = ? AND c.id = ?
                        """)
                        .params(tenant.value(), id.value())
                        .query((row, number) -> new Draft(
                                row.getString("name"),
                                CampaignRow.account(row),
                                CampaignRow.template(row),
                                AudienceJson.read(row.getString("audience")),
                                VariablesJson.read(row.getString("variables")),
                                CampaignRow.schedule(row),
                                CampaignRow.terms(row),
                                CampaignRow.share(row)))
                        .optional()
                        .orElseThrow(() -> CampaignRefused.absent(id)));
    }

    /// Changes the content, which makes its check worthless. A change that changes nothing leaves the check alone.
    ///
    /// @throws CampaignRefused if there is no such campaign, or it was confirmed
    public Campaign edit(TenantId tenant, CampaignId id, UnaryOperator<Draft> change) {
        return scopes.tenant(tenant, () -> {
            Campaign campaign = lock(tenant, id);
            if (!campaign.isEditable()) {
                throw new CampaignRefused(
                        Refusal.NOT_EDITABLE,
                        "The campaign is " + campaign.status().word() + ": its content is fixed");
            }
            Draft before = draft(tenant, id);
            Draft after = change.apply(before);
            if (!after.equals(before)) {
                write(tenant, id, after);
            }
            return get(tenant, id);
        });
    }

    /// A new draft with the content of this campaign, whatever state it is in, for all of its audience; its start and
    /// its end are left out.
    public Campaign copy(TenantId tenant, CampaignId id, String name, String by) {
        Draft draft = draft(tenant, id)
                .withSchedule(null)
                .withEndsAt(null)
                .withShare(null)
                .withName(name);
        return create(tenant, draft, by);
    }

    public List<Campaign> list(TenantId tenant, CampaignFilter filter) {
        CampaignId after = filter.after();
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM campaign
                        WHERE tenant_id = :tenant
                          AND (:any_status OR status = ANY(:statuses))
                          AND (:name = '' OR position(lower(:name) IN lower(name)) > 0)
                          AND (CAST(:after AS uuid) IS NULL OR id < :after)
                        ORDER BY id DESC LIMIT :limit
                        """)
                        .param("tenant", tenant.value())
                        .param("any_status", filter.statuses().isEmpty())
                        .param(
                                "statuses",
                                filter.statuses().stream()
                                        .map(CampaignStatus::word)
                                        .toArray(String[]::new))
                        .param("name", filter.name())
                        .param("after", after == null ? null : after.value())
                        .param("limit", filter.limit())
                        .query(CampaignRow::read)
                        .list());
    }

    /// The campaign, which nobody else changes until this transaction ends.
    Campaign lock(TenantId tenant, CampaignId id) {
        // NO KEY: rows that refer to the campaign can still be written meanwhile.
        return jdbc.sql("SELECT * FROM campaign WHERE tenant_id = ? AND id = ? FOR NO KEY UPDATE")
                .params(tenant.value(), id.value())
                .query(CampaignRow::read)
                .optional()
                .orElseThrow(() -> CampaignRefused.absent(id));
    }

    private void write(TenantId tenant, CampaignId id, Draft draft) {
        TemplateChoice template = draft.template();
        Schedule schedule = draft.schedule();
        Instant end = draft.terms().endsAt();
        Share share = draft.share();
        jdbc.sql("""
                UPDATE campaign SET
                    name = :name, account_id = :account, template_name = :template, template_language = :language,
                    variables = :variables, schedule_at = :at, schedule_zone = :zone,
                    messages_per_second = :speed, rest_days = :rest, resend_once = :resend, ends_at = :end,
                    share_group = :group, share_number = :part, share_of = :parts, share_begin = :begin,
                    share_end = :stop, status = 'draft',
                    check_number = 0, total = 0, updated_at = :now
                WHERE tenant_id = :tenant AND id = :id
                """)
                .param("name", draft.name())
                .param(
                        "account",
                        draft.account() == null ? null : draft.account().value())
                .param("template", template == null ? null : template.name())
                .param("language", template == null ? null : template.language())
                .param("variables", VariablesJson.tree(draft.variables()).toString())
                .param("at", schedule == null ? null : schedule.at().atOffset(ZoneOffset.UTC))
                .param("zone", schedule == null ? null : schedule.zone().getId())
                .param("speed", draft.terms().messagesPerSecond())
                .param("rest", draft.terms().restDays())
                .param("resend", draft.terms().resendOnce())
                .param("end", end == null ? null : end.atOffset(ZoneOffset.UTC))
                .param("group", share == null ? null : share.group())
                .param("part", share == null ? null : share.number())
                .param("parts", share == null ? null : share.of())
                .param("begin", share == null ? null : share.begin())
                .param("stop", share == null ? null : share.end())
                .param("now", now())
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
        writeAudience(tenant, id, draft.audience());
    }

    private void writeAudience(TenantId tenant, CampaignId id, @Nullable Audience audience) {
        jdbc.sql("DELETE FROM campaign_audience WHERE tenant_id = ? AND campaign_id = ?")
                .params(tenant.value(), id.value())
                .update();
        if (audience != null) {
            jdbc.sql("INSERT INTO campaign_audience (tenant_id, campaign_id, audience) VALUES (?, ?, ?)")
                    .params(tenant.value(), id.value(), AudienceJson.write(audience))
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
