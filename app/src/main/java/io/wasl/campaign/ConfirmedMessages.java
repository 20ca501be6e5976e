package io.wasl.campaign;

import io.wasl.connection.Quality;
import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import io.wasl.meta.TemplateDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Who sends each confirmed campaign, and what.
@Repository
public class ConfirmedMessages {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String APPROVED = "APPROVED";

    private final JdbcClient jdbc;
    private final Scopes scopes;

    ConfirmedMessages(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// Empty for a campaign that was not confirmed, or before this was kept.
    public Optional<ConfirmedMessage> of(Campaign campaign) {
        TemplateChoice choice = campaign.template();
        if (choice == null) {
            return Optional.empty();
        }
        TenantId tenant = campaign.tenant();
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT account_name, account_phone, quality, category, parameter_format, components
                        FROM campaign_confirmed_message WHERE tenant_id = ? AND campaign_id = ?
                        """)
                        .params(tenant.value(), campaign.id().value())
                        .query((row, number) -> read(row, choice))
                        .optional());
    }

    /// Works within the caller's scope.
    void keep(TenantId tenant, CampaignId campaign, ConfirmedMessage message) {
        TemplateDefinition template = message.template();
        jdbc.sql("""
                INSERT INTO campaign_confirmed_message (tenant_id, campaign_id, account_name, account_phone, quality,
                    category, parameter_format, components)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(
                        tenant.value(),
                        campaign.value(),
                        message.senderName(),
                        message.senderPhone(),
                        message.quality().name(),
                        template.category(),
                        template.parameterFormat(),
                        MAPPER.writeValueAsString(template.components()))
                .update();
    }

    private static ConfirmedMessage read(ResultSet row, TemplateChoice choice) throws SQLException {
        return new ConfirmedMessage(
                row.getString("account_name"),
                row.getString("account_phone"),
                Quality.valueOf(row.getString("quality")),
                new TemplateDefinition(
                        "",
                        choice.name(),
                        choice.language(),
                        row.getString("category"),
                        APPROVED,
                        null,
                        null,
                        row.getString("parameter_format"),
                        MAPPER.readTree(row.getString("components"))));
    }
}
