package io.wasl.campaign;

import io.wasl.kernel.TenantId;
import io.wasl.message.Handed;
import io.wasl.message.Messages;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Who heard from the client's campaigns lately. A message that never arrived is no contact; one of which nobody knows
/// whether it arrived is.
@Component
class RecentContacts {

    private final CampaignRecipients recipients;
    private final Messages messages;

    RecentContacts(CampaignRecipients recipients, Messages messages) {
        this.recipients = recipients;
        this.messages = messages;
    }

    /// Those of the numbers to which another campaign has written since then, or is about to.
    Set<String> among(TenantId tenant, CampaignId except, Instant since, List<String> phones) {
        List<Handed> handed = recipients.handedOverSince(tenant, except, since, phones);
        Set<Handed> unreached = messages.unreached(tenant, handed);
        Set<String> reached = new HashSet<>();
        handed.stream()
                .filter(one -> !unreached.contains(one))
                .map(Handed::phone)
                .forEach(reached::add);
        return reached;
    }
}
