package io.wasl.dispatch;

import io.wasl.contact.Contacts;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.message.Lane;
import io.wasl.meta.Recipient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds those who have said in the meantime that they want no campaigns. Asked at the last moment before a message is
/// marked, in the same transaction.
@Component
class OptOuts {

    private final Contacts contacts;

    OptOuts(Contacts contacts) {
        this.contacts = contacts;
    }

    /// The campaign messages among these whose recipients have opted out.
    List<Waiting> among(List<Waiting> messages) {
        Map<TenantId, List<Waiting>> byTenant = messages.stream()
                .filter(waiting -> waiting.lane() == Lane.BULK
                        && waiting.to() instanceof Recipient.Phone(String number)
                        && E164.isValid(number))
                .collect(Collectors.groupingBy(Waiting::tenant));
        List<Waiting> unwanted = new ArrayList<>();
        byTenant.forEach((tenant, waiting) -> {
            Set<E164> phones = new HashSet<>();
            waiting.forEach(message -> phones.add(phone(message)));
            Set<E164> optedOut = contacts.optedOutAmong(tenant, phones);
            waiting.stream()
                    .filter(message -> optedOut.contains(phone(message)))
                    .forEach(unwanted::add);
        });
        return unwanted;
    }

    private static E164 phone(Waiting message) {
        return new E164(((Recipient.Phone) message.to()).e164WithPlus());
    }
}
