package io.wasl.campaign;

import io.wasl.connection.Account;
import io.wasl.contact.ParsedPhone;
import io.wasl.contact.PhoneNumbers;
import io.wasl.database.Scopes;
import io.wasl.dispatch.Dispatch;
import io.wasl.dispatch.Single;
import io.wasl.kernel.E164;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.meta.TemplateVariable;
import io.wasl.template.Template;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Sends a campaign's message to a number of the client's own, to be looked at on a telephone.
@Component
public class TestMessage {

    /// A test costs what every message costs, and is seen by nobody's check.
    private static final int MOST_TESTS = 20;

    private final Campaigns campaigns;
    private final CampaignRecipients recipients;
    private final JournalEntries journal;
    private final Surroundings surroundings;
    private final Dispatch dispatch;
    private final Scopes scopes;
    private final Ids ids;

    TestMessage(
            Campaigns campaigns,
            CampaignRecipients recipients,
            JournalEntries journal,
            Surroundings surroundings,
            Dispatch dispatch,
            Scopes scopes,
            Ids ids) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.journal = journal;
        this.surroundings = surroundings;
        this.dispatch = dispatch;
        this.scopes = scopes;
        this.ids = ids;
    }

    /// @param message on its way to the number
    public record Sent(E164 to, MessageId message) {}

    /// The message carries the values of the first ready person, or the template's examples before a check.
    ///
    /// @param to as a person writes a number
    /// @throws CampaignRefused if it cannot be sent
    public Sent send(TenantId tenant, CampaignId id, String to, String by) {
        return scopes.tenant(tenant, () -> {
            Campaign campaign = campaigns.lock(tenant, id);
            Circumstances now = surroundings.of(campaign);
            Account account = now.account();
            Template template = now.template();
            if (account == null || template == null || !account.canSend() || !template.canSend()) {
                throw new CampaignRefused(Refusal.BLOCKED, "The template or the account cannot send now");
            }
            if (journal.count(tenant, id, Happening.TESTED) >= MOST_TESTS) {
                throw new CampaignRefused(Refusal.TOO_MANY_TESTS, "At most " + MOST_TESTS + " tests for a campaign");
            }
            E164 phone = phone(to, now);
            List<String> values = values(campaign, template);
            MessageId message = new MessageId(ids.next());
            dispatch.send(
                    tenant,
                    new Single(
                            message,
                            account.id(),
                            Lane.PROMPT,
                            new io.wasl.meta.Recipient.Phone(phone.value()),
                            null,
                            template.mould().fill(values),
                            template.definition().text(values).body(),
                            null,
                            null));
            journal.write(tenant, id, Happening.TESTED, by, phone.value());
            return new Sent(phone, message);
        });
    }

    private static E164 phone(String to, Circumstances now) {
        return switch (PhoneNumbers.normalise(to, now.country())) {
            case ParsedPhone.Valid valid -> valid.phone();
            case ParsedPhone.Invalid invalid ->
                throw new CampaignRefused(Refusal.INVALID_NUMBER, "Not a telephone number: " + invalid.problem());
        };
    }

    private List<String> values(Campaign campaign, Template template) {
        return recipients
                .ready(campaign.tenant(), campaign, 1)
                .map(Recipient::variables)
                .filter(values -> values.size() == template.variables().size())
                .orElseGet(() ->
                        template.variables().stream().map(TestMessage::example).toList());
    }

    private static String example(TemplateVariable variable) {
        return Objects.requireNonNullElse(variable.example(), "{{" + variable.key() + "}}");
    }
}
