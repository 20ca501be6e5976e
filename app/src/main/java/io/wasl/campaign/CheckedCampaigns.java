package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The part of the table `campaign` that a check writes.
@Repository
class CheckedCampaigns {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Campaigns campaigns;
    private final Checks checks;
    private final CampaignRecipients recipients;
    private final JournalEntries journal;
    private final ConfirmedMessages confirmed;

    CheckedCampaigns(
            JdbcClient jdbc,
            Scopes scopes,
            Campaigns campaigns,
            Checks checks,
            CampaignRecipients recipients,
            JournalEntries journal,
            ConfirmedMessages confirmed) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.campaigns = campaigns;
        this.checks = checks;
        this.recipients = recipients;
        this.journal = journal;
        this.confirmed = confirmed;
    }

    /// A number that no other check of the campaign gets, so that two at once do not write over each other.
    int nextNumber(TenantId tenant, CampaignId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE campaign SET checks_begun = checks_begun + 1 WHERE tenant_id = ? AND id = ?
                        RETURNING checks_begun
                        """)
                        .params(tenant.value(), id.value())
                        .query(Integer.class)
                        .single());
    }

    /// @param examined the campaign as it was when the check began
    /// @return false if it was changed since; what the check wrote is then forgotten
    boolean keep(TenantId tenant, Campaign examined, Check check) {
        CampaignId id = examined.id();
        return scopes.tenant(tenant, () -> {
            Campaign campaign = campaigns.lock(tenant, id);
            // A later check that was faster has looked at a newer world.
            boolean outrun = campaign.checkNumber() > check.number();
            if (!campaign.isEditable() || !campaign.updatedAt().equals(examined.updatedAt()) || outrun) {
                recipients.forget(tenant, id, check.number());
                return false;
            }
            checks.keep(tenant, id, check);
            recipients.keepOnly(tenant, id, check.number());
            jdbc.sql("""
                    UPDATE campaign SET status = 'checked', check_number = ?, total = ?
                    WHERE tenant_id = ? AND id = ?
                    """)
                    .params(check.number(), check.report().ready(), tenant.value(), id.value())
                    .update();
            journal.write(tenant, id, Happening.CHECKED, check.by(), check.fingerprint());
            return true;
        });
    }

    void confirm(TenantId tenant, CampaignId id, Confirmation.Agreement agreement) {
        jdbc.sql("""
                UPDATE campaign SET status = :status, digest = :digest, template_version = :version,
                    confirmed_by = :by, confirmed_at = :at, launch_at = :launch
                WHERE tenant_id = :tenant AND id = :id
                """)
                .param("status", agreement.status().word())
                .param("digest", agreement.digest())
                .param("version", agreement.templateVersion())
                .param("by", agreement.by())
                .param("at", agreement.at().atOffset(ZoneOffset.UTC))
                .param("launch", agreement.launchAt().atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
        ConfirmedMessage message = agreement.message();
        if (message != null) {
            confirmed.keep(tenant, id, message);
        }
        journal.write(tenant, id, Happening.CONFIRMED, agreement.by(), null);
    }
}
