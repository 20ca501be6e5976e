package io.wasl.contact;

import io.wasl.kernel.TenantId;
import io.wasl.meta.WebhookEvent;
import io.wasl.webhook.Received;
import io.wasl.webhook.TenantLookup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Whose the numbers are that events came to.
@Component
class Owners {

    private final ObjectProvider<TenantLookup> lookups;

    Owners(ObjectProvider<TenantLookup> lookups) {
        this.lookups = lookups;
    }

    /// By phone number id; without those that are nobody's.
    <E extends WebhookEvent> Map<String, TenantId> of(List<Received<E>> events) {
        var numbers = events.stream()
                .map(event -> event.event().phoneNumberId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return lookups.stream()
                .flatMap(lookup -> lookup.tenantsOf(numbers).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }
}
