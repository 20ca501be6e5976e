package io.wasl.campaign;

import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.kernel.E164;
import io.wasl.meta.Recipient.Phone;
import io.wasl.meta.TemplateAnatomy;
import io.wasl.template.Template;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Prepares messages of frozen recipients.
@Component
class Envelopes {

    static final String OPTED_OUT = "opted_out";

    private final CampaignRecipients recipients;
    private final Surroundings surroundings;
    private final Contacts contacts;

    Envelopes(CampaignRecipients recipients, Surroundings surroundings, Contacts contacts) {
        this.recipients = recipients;
        this.surroundings = surroundings;
        this.contacts = contacts;
    }

    /// Those who come next. Who has opted out since the check is not written to.
    ///
    /// @param after the place of the last one before them
    List<Envelope> next(Campaign campaign, int after, int limit) {
        List<Recipient> next = recipients.list(campaign.tenant(), campaign, Verdict.READY, after, limit);
        Set<String> optedOut = optedOutAmong(campaign, next);
        Template template = surroundings.of(campaign).template();
        var anatomy = template == null ? null : template.definition().anatomy();
        return next.stream()
                .map(recipient -> envelope(recipient, anatomy, optedOut))
                .toList();
    }

    private static Envelope envelope(Recipient recipient, @Nullable TemplateAnatomy anatomy, Set<String> optedOut) {
        List<String> variables = Objects.requireNonNull(recipient.variables());
        return new Envelope(
                recipient.ordinal(),
                new Phone(recipient.phone()),
                recipient.contact() == null ? null : new ContactId(recipient.contact()),
                variables,
                anatomy == null ? null : anatomy.text(variables).body(),
                optedOut.contains(recipient.phone()) ? OPTED_OUT : null);
    }

    private Set<String> optedOutAmong(Campaign campaign, List<Recipient> recipients) {
        List<E164> phones = recipients.stream()
                .map(recipient -> new E164(recipient.phone()))
                .toList();
        return contacts.optedOutAmong(campaign.tenant(), phones).stream()
                .map(E164::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
