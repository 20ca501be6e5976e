package io.wasl.campaign;

import io.wasl.connection.AccountId;
import io.wasl.dispatch.BatchId;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads a row of the table `campaign`.
final class CampaignRow {

    private CampaignRow() {}

    static Campaign read(ResultSet row, int number) throws SQLException {
        return new Campaign(
                new CampaignId(row.getObject("id", UUID.class)),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("name"),
                account(row),
                template(row),
                VariablesJson.read(row.getString("variables")),
                schedule(row),
                row.getObject("messages_per_second", Integer.class),
                row.getInt("rest_days"),
                row.getBoolean("resend_once"),
                instant(row, "ends_at"),
                CampaignStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getInt("check_number"),
                row.getInt("total"),
                row.getString("created_by"),
                Objects.requireNonNull(instant(row, "created_at")),
                Objects.requireNonNull(instant(row, "updated_at")),
                row.getString("confirmed_by"),
                instant(row, "confirmed_at"),
                row.getString("digest"),
                row.getString("template_version"),
                instant(row, "launch_at"),
                instant(row, "launched_at"),
                batch(row),
                row.getInt("cursor"),
                row.getBoolean("sealed"),
                instant(row, "finished_at"),
                origin(row),
                share(row));
    }

    static CampaignRef reference(ResultSet row, int number) throws SQLException {
        return new CampaignRef(
                new TenantId(row.getObject("tenant_id", UUID.class)), new CampaignId(row.getObject("id", UUID.class)));
    }

    static @Nullable AccountId account(ResultSet row) throws SQLException {
        UUID id = row.getObject("account_id", UUID.class);
        return id == null ? null : new AccountId(id);
    }

    static @Nullable TemplateChoice template(ResultSet row) throws SQLException {
        String name = row.getString("template_name");
        return name == null ? null : new TemplateChoice(name, row.getString("template_language"));
    }

    static @Nullable Schedule schedule(ResultSet row) throws SQLException {
        Instant at = instant(row, "schedule_at");
        return at == null ? null : new Schedule(at, ZoneId.of(row.getString("schedule_zone")));
    }

    static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                row.getObject("messages_per_second", Integer.class),
                row.getInt("rest_days"),
                row.getBoolean("resend_once"),
                instant(row, "ends_at"));
    }

    static @Nullable Share share(ResultSet row) throws SQLException {
        UUID group = row.getObject("share_group", UUID.class);
        return group == null
                ? null
                : new Share(
                        group,
                        row.getInt("share_number"),
                        row.getInt("share_of"),
                        row.getInt("share_begin"),
                        row.getInt("share_end"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable CampaignId origin(ResultSet row) throws SQLException {
        UUID id = row.getObject("origin_id", UUID.class);
        return id == null ? null : new CampaignId(id);
    }

    private static @Nullable BatchId batch(ResultSet row) throws SQLException {
        UUID id = row.getObject("batch_id", UUID.class);
        return id == null ? null : new BatchId(id);
    }
}
