package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import io.wasl.message.Handed;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The audiences of campaigns, frozen by their checks.
@Repository
public class CampaignRecipients {

    // An array of arrays would have to be rectangular, so that a row's values travel as one text. The separator is a
    // control character, and control characters never get into a value.
    private static final String SEPARATOR = "\u001f";

    private final JdbcClient jdbc;
    private final Scopes scopes;

    CampaignRecipients(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// A page of the people with a verdict, in the order of the audience.
    ///
    /// @param after the ordinal of the last one of the page before; 0 for the first page
    public List<Recipient> list(TenantId tenant, Campaign campaign, Verdict verdict, int after, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT ordinal, phone, contact_id, name, variables, verdict, reason FROM campaign_recipient
                        WHERE tenant_id = ? AND campaign_id = ? AND number = ? AND verdict = ? AND ordinal > ?
                        ORDER BY ordinal LIMIT ?
                        """)
                        .params(
                                tenant.value(),
                                campaign.id().value(),
                                campaign.checkNumber(),
                                verdict.code(),
                                after,
                                limit)
                        .query(CampaignRecipients::read)
                        .list());
    }

    /// The person at a place among the ready ones, from 1.
    public Optional<Recipient> ready(TenantId tenant, Campaign campaign, int place) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT ordinal, phone, contact_id, name, variables, verdict, reason FROM campaign_recipient
                        WHERE tenant_id = ? AND campaign_id = ? AND number = ? AND verdict = 0
                        ORDER BY ordinal OFFSET ? LIMIT 1
                        """)
                        .params(tenant.value(), campaign.id().value(), campaign.checkNumber(), Math.max(0, place - 1))
                        .query(CampaignRecipients::read)
                        .optional());
    }

    /// The names of those of the numbers that are in the campaign, where a name is known.
    public Map<String, String> names(TenantId tenant, Campaign campaign, List<String> phones) {
        return scopes.tenant(
                tenant,
                () -> jdbc
                        .sql("""
                        SELECT phone, name FROM campaign_recipient
                        WHERE tenant_id = ? AND campaign_id = ? AND number = ? AND phone = ANY(?)
                          AND verdict = 0 AND name IS NOT NULL
                        """)
                        .params(
                                tenant.value(),
                                campaign.id().value(),
                                campaign.checkNumber(),
                                phones.toArray(String[]::new))
                        .query((row, number) -> Map.entry(row.getString("phone"), row.getString("name")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first)));
    }

    /// Those of the numbers that the campaign writes to.
    List<Recipient> among(TenantId tenant, Campaign campaign, List<String> phones) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT ordinal, phone, contact_id, name, variables, verdict, reason FROM campaign_recipient
                        WHERE tenant_id = ? AND campaign_id = ? AND number = ? AND phone = ANY(?) AND verdict = 0
                        ORDER BY ordinal
                        """)
                        .params(
                                tenant.value(),
                                campaign.id().value(),
                                campaign.checkNumber(),
                                phones.toArray(String[]::new))
                        .query(CampaignRecipients::read)
                        .list());
    }

    void insert(TenantId tenant, CampaignId campaign, int number, List<Recipient> recipients) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO campaign_recipient
                            (tenant_id, campaign_id, number, ordinal, phone, contact_id, name, variables, verdict, reason)
                        SELECT :tenant, :campaign, :number, ordinal, phone, contact_id, name,
                            string_to_array(variables, :separator), verdict, reason
                        FROM unnest(:ordinals::int[], :phones::text[], :contacts::uuid[], :names::text[],
                            :variables::text[], :verdicts::smallint[], :reasons::text[])
                            AS r (ordinal, phone, contact_id, name, variables, verdict, reason)
                        """)
                        .param("tenant", tenant.value())
                        .param("campaign", campaign.value())
                        .param("number", number)
                        .param("separator", SEPARATOR)
                        .param("ordinals", column(recipients, Recipient::ordinal, Integer[]::new))
                        .param("phones", column(recipients, Recipient::phone, String[]::new))
                        .param("contacts", column(recipients, Recipient::contact, UUID[]::new))
                        .param("names", column(recipients, Recipient::name, String[]::new))
                        .param("variables", column(recipients, CampaignRecipients::joined, String[]::new))
                        .param(
                                "verdicts",
                                column(
                                        recipients,
                                        recipient -> recipient.verdict().code(),
                                        Short[]::new))
                        .param("reasons", column(recipients, Recipient::reason, String[]::new))
                        .update());
    }

    /// Forgets what a check found.
    void forget(TenantId tenant, CampaignId campaign, int number) {
        jdbc.sql("DELETE FROM campaign_recipient WHERE tenant_id = ? AND campaign_id = ? AND number = ?")
                .params(tenant.value(), campaign.value(), number)
                .update();
    }

    /// Forgets what earlier checks of the campaign found.
    void keepOnly(TenantId tenant, CampaignId campaign, int number) {
        jdbc.sql("DELETE FROM campaign_recipient WHERE tenant_id = ? AND campaign_id = ? AND number < ?")
                .params(tenant.value(), campaign.value(), number)
                .update();
    }

    /// Which of the numbers other campaigns have handed over since then, whatever became of their messages.
    List<Handed> handedOverSince(TenantId tenant, CampaignId except, Instant since, List<String> phones) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT c.batch_id, r.contact_id, r.phone FROM campaign c
                        JOIN campaign_recipient r
                          ON r.tenant_id = c.tenant_id AND r.campaign_id = c.id AND r.number = c.check_number
                        WHERE c.tenant_id = ? AND c.id <> ? AND c.launched_at >= ? AND c.batch_id IS NOT NULL
                          AND r.verdict = 0 AND r.ordinal <= c.cursor AND r.phone = ANY(?)
                        """)
                        .params(
                                tenant.value(),
                                except.value(),
                                since.atOffset(ZoneOffset.UTC),
                                phones.toArray(String[]::new))
                        .query((row, number) -> new Handed(
                                row.getObject("batch_id", UUID.class),
                                row.getObject("contact_id", UUID.class),
                                row.getString("phone")))
                        .list());
    }

    private static @Nullable String joined(Recipient recipient) {
        List<String> variables = recipient.variables();
        return variables == null ? null : String.join(SEPARATOR, variables);
    }

    private static <T> T[] column(
            List<Recipient> recipients, Function<Recipient, @Nullable T> value, IntFunction<T[]> array) {
        return recipients.stream().map(value).toArray(array);
    }

    private static Recipient read(ResultSet row, int number) throws SQLException {
        Array variables = row.getArray("variables");
        return new Recipient(
                row.getInt("ordinal"),
                row.getString("phone"),
                row.getObject("contact_id", UUID.class),
                row.getString("name"),
                variables == null ? null : Arrays.asList((String[]) variables.getArray()),
                Verdict.of(row.getInt("verdict")),
                row.getString("reason"));
    }
}
