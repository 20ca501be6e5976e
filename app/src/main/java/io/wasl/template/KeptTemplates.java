package io.wasl.template;

import static java.util.stream.Collectors.toMap;

import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import io.wasl.meta.TemplateDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The table of templates. Publishes what Meta has judged about one that was known before.
///
/// `synced_at` is the moment as of which Meta's word holds: an older word never overwrites a newer one.
@Repository
class KeptTemplates {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Ids ids;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    KeptTemplates(JdbcClient jdbc, Scopes scopes, Ids ids, JsonMapper json, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.ids = ids;
        this.json = json;
        this.events = events;
    }

    List<Template> list(TenantId tenant) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM template WHERE tenant_id = ? AND status <> 'DELETED'
                        ORDER BY name, language, waba_id
                        """).param(tenant.value()).query(this::read).list());
    }

    List<Template> list(TenantId tenant, String wabaId) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM template WHERE tenant_id = ? AND waba_id = ? AND status <> 'DELETED'
                        ORDER BY name, language
                        """)
                        .params(tenant.value(), wabaId)
                        .query(this::read)
                        .list());
    }

    Optional<Template> find(TenantId tenant, TemplateId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("SELECT * FROM template WHERE tenant_id = ? AND id = ?")
                        .params(tenant.value(), id.value())
                        .query(this::read)
                        .optional());
    }

    Optional<Template> byName(TenantId tenant, String wabaId, String name, String language) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM template
                        WHERE tenant_id = ? AND waba_id = ? AND name = ? AND language = ? AND status <> 'DELETED'
                        """)
                        .params(tenant.value(), wabaId, name, language)
                        .query(this::read)
                        .optional());
    }

    Template add(TenantId tenant, String wabaId, TemplateDefinition created, Instant at) {
        return scopes.tenant(tenant, () -> {
            keep(tenant, wabaId, List.of(created), at);
            return byName(tenant, wabaId, created.name(), created.language()).orElseThrow();
        });
    }

    /// Takes over Meta's whole list, as it was at `askedAt`.
    SyncResult replaceAll(TenantId tenant, String wabaId, List<TemplateDefinition> told, Instant askedAt) {
        return scopes.tenant(tenant, () -> {
            Map<String, TemplateDefinition> before = list(tenant, wabaId).stream()
                    .map(Template::definition)
                    .collect(toMap(KeptTemplates::key, template -> template));
            keep(tenant, wabaId, told, askedAt);
            publishJudged(list(tenant, wabaId), before, askedAt);
            int added = (int) told.stream()
                    .filter(template -> !before.containsKey(key(template)))
                    .count();
            int same = (int) told.stream()
                    .filter(template -> template.equals(before.get(key(template))))
                    .count();
            return new SyncResult(
                    told.size(), added, told.size() - added - same, dropOthers(tenant, wabaId, told, askedAt));
        });
    }

    /// For every client that uses the business account, whatever Meta was asked before `at`.
    void judge(Named template, String status, @Nullable String reason, Instant at) {
        scopes.engine(() -> jdbc.sql("""
                        UPDATE template SET status = :status, rejected_reason = :reason, synced_at = :at
                        WHERE waba_id = :waba AND (meta_id = :meta_id OR (name = :name AND language = :language))
                            AND synced_at <= :at AND (status, rejected_reason) IS DISTINCT FROM (:status, :reason)
                        RETURNING tenant_id, id
                        """)
                .param("status", status)
                .param("reason", reason, Types.VARCHAR)
                .param("at", Timestamp.from(at))
                .param("waba", template.wabaId())
                .param("meta_id", template.metaId())
                .param("name", template.name())
                .param("language", template.language())
                .query((row, number) -> new TemplateJudged(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new TemplateId(row.getObject("id", UUID.class)),
                        TemplateStatus.of(status),
                        at))
                .list()
                .forEach(events::publishEvent));
    }

    void rate(Named template, String quality, Instant at) {
        scopes.engine(() -> jdbc.sql("""
                        UPDATE template SET quality = :quality
                        WHERE waba_id = :waba AND (meta_id = :meta_id OR (name = :name AND language = :language))
                            AND synced_at <= :at
                        """)
                .param("quality", quality)
                .param("at", Timestamp.from(at))
                .param("waba", template.wabaId())
                .param("meta_id", template.metaId())
                .param("name", template.name())
                .param("language", template.language())
                .update());
    }

    /// @param category null where Meta does not tell it
    void recategorise(Named template, @Nullable String category, @Nullable String announced, Instant at) {
        scopes.engine(() -> jdbc.sql("""
                        UPDATE template SET category = coalesce(:category, category), announced_category = :announced
                        WHERE waba_id = :waba AND (meta_id = :meta_id OR (name = :name AND language = :language))
                            AND synced_at <= :at
                        """)
                .param("category", category, Types.VARCHAR)
                .param("announced", announced, Types.VARCHAR)
                .param("at", Timestamp.from(at))
                .param("waba", template.wabaId())
                .param("meta_id", template.metaId())
                .param("name", template.name())
                .param("language", template.language())
                .update());
    }

    private void publishJudged(List<Template> now, Map<String, TemplateDefinition> before, Instant at) {
        for (Template template : now) {
            TemplateDefinition known = before.get(key(template.definition()));
            if (known != null && !known.status().equals(template.definition().status())) {
                events.publishEvent(new TemplateJudged(template.tenant(), template.id(), template.status(), at));
            }
        }
    }

    private void keep(TenantId tenant, String wabaId, List<TemplateDefinition> told, Instant at) {
        jdbc.sql("""
                        INSERT INTO template AS kept (tenant_id, id, waba_id, meta_id, name, language, category, status,
                            quality, rejected_reason, parameter_format, components, version, synced_at, created_at)
                        SELECT :tenant, told.id, :waba, told.meta_id, told.name, told.language, told.category,
                            told.status, told.quality, told.rejected_reason, told.parameter_format, told.components,
                            told.version, :at, :at
                        FROM unnest(:ids::uuid[], :meta_ids::text[], :names::text[], :languages::text[],
                                :categories::text[], :statuses::text[], :qualities::text[], :reasons::text[],
                                :formats::text[], :components::text[], :versions::text[])
                            AS told (id, meta_id, name, language, category, status, quality, rejected_reason,
                                parameter_format, components, version)
                        ORDER BY told.name, told.language
                        ON CONFLICT (tenant_id, waba_id, name, language) DO UPDATE SET
                            meta_id = excluded.meta_id, category = excluded.category, status = excluded.status,
                            quality = excluded.quality, rejected_reason = excluded.rejected_reason,
                            parameter_format = excluded.parameter_format, components = excluded.components,
                            version = excluded.version, synced_at = excluded.synced_at,
                            announced_category =
                                CASE kept.category WHEN excluded.category THEN kept.announced_category END
                        WHERE kept.synced_at <= excluded.synced_at
                        """)
                .param("tenant", tenant.value())
                .param("waba", wabaId)
                .param("at", Timestamp.from(at))
                .param("ids", told.stream().map(template -> ids.next()).toArray(UUID[]::new))
                .param("meta_ids", texts(told, TemplateDefinition::id))
                .param("names", texts(told, TemplateDefinition::name))
                .param("languages", texts(told, TemplateDefinition::language))
                .param("categories", texts(told, TemplateDefinition::category))
                .param("statuses", texts(told, TemplateDefinition::status))
                .param("qualities", texts(told, TemplateDefinition::quality))
                .param("reasons", texts(told, TemplateDefinition::rejectedReason))
                .param("formats", texts(told, TemplateDefinition::parameterFormat))
                .param("components", texts(told, template -> json.writeValueAsString(template.components())))
                .param("versions", texts(told, TemplateVersion::of))
                .update();
    }

    private int dropOthers(TenantId tenant, String wabaId, List<TemplateDefinition> told, Instant askedAt) {
        return jdbc.sql("""
                        UPDATE template SET status = 'DELETED', synced_at = :at
                        WHERE tenant_id = :tenant AND waba_id = :waba AND status <> 'DELETED' AND synced_at < :at
                            AND NOT EXISTS (SELECT FROM unnest(:names::text[], :languages::text[]) AS told (name, language)
                                WHERE told.name = template.name AND told.language = template.language)
                        """)
                .param("at", Timestamp.from(askedAt))
                .param("tenant", tenant.value())
                .param("waba", wabaId)
                .param("names", texts(told, TemplateDefinition::name))
                .param("languages", texts(told, TemplateDefinition::language))
                .update();
    }

    private static String key(TemplateDefinition template) {
        return template.name() + " " + template.language();
    }

    private static String[] texts(
            List<TemplateDefinition> templates, Function<TemplateDefinition, @Nullable String> text) {
        return templates.stream().map(text).toArray(String[]::new);
    }

    private Template read(ResultSet row, int number) throws SQLException {
        return new Template(
                new TemplateId(row.getObject("id", UUID.class)),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("waba_id"),
                new TemplateDefinition(
                        row.getString("meta_id"),
                        row.getString("name"),
                        row.getString("language"),
                        row.getString("category"),
                        row.getString("status"),
                        row.getString("quality"),
                        row.getString("rejected_reason"),
                        row.getString("parameter_format"),
                        json.readTree(row.getString("components"))),
                row.getString("announced_category"),
                row.getString("version"),
                row.getTimestamp("synced_at").toInstant());
    }
}
