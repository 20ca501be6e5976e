package io.wasl.campaign;

import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.dispatch.Outgoing;
import io.wasl.kernel.E164;
import io.wasl.kernel.Ids;
import io.wasl.message.MessageId;
import io.wasl.meta.Recipient.Phone;
import io.wasl.template.Template;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes messages of frozen recipients.
@Component
class Envelopes {

    static final String OPTED_OUT = "opted_out";

    private final CampaignRecipients recipients;
    private final Surroundings surroundings;
    private final Contacts contacts;
    private final Ids ids;

    Envelopes(CampaignRecipients recipients, Surroundings surroundings, Contacts contacts, Ids ids) {
        this.recipients = recipients;
        this.surroundings = surroundings;
        this.contacts = contacts;
        this.ids = ids;
    }

    /// Who comes after the campaign's cursor.
    List<Recipient> next(Campaign campaign, int limit) {
        return recipients.list(campaign.tenant(), campaign, Verdict.READY, campaign.cursor(), limit);
    }

    /// Who has opted out since the check is not written to.
    List<Outgoing> fill(Campaign campaign, List<Recipient> chunk) {
        List<E164> phones =
                chunk.stream().map(recipient -> new E164(recipient.phone())).toList();
        Set<E164> optedOut = contacts.optedOutAmong(campaign.tenant(), phones);
        Template template = surroundings.of(campaign).template();
        return chunk.stream()
                .map(recipient -> envelope(recipient, template, optedOut.contains(new E164(recipient.phone()))))
                .toList();
    }

    private Outgoing envelope(Recipient recipient, @Nullable Template template, boolean optedOut) {
        List<String> variables = Objects.requireNonNull(recipient.variables());
        return new Outgoing(
                new MessageId(ids.next()),
                new Phone(recipient.phone()),
                recipient.contact() == null ? null : new ContactId(recipient.contact()),
                variables,
                template == null ? null : template.definition().text(variables).body(),
                optedOut ? OPTED_OUT : null);
    }
}
