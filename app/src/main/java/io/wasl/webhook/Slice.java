package io.wasl.webhook;

import io.wasl.kernel.TenantId;
import io.wasl.meta.WebhookBody;
import io.wasl.meta.WebhookEvent;
import io.wasl.meta.WebhookEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Deliveries that are read at once.
///
/// @param owners whose the numbers are; null while nobody knows accounts
record Slice(List<Read> deliveries, @Nullable Map<String, TenantId> owners) {

    /// One delivery and what it says.
    record Read(Delivery delivery, WebhookBody body, List<Received<?>> events) {

        static Read of(Delivery delivery) {
            var body = WebhookEvents.read(delivery.body());
            var events = new ArrayList<Received<?>>(body.events().size());
            for (WebhookEvent event : body.events()) {
                events.add(new Received<>(delivery.id(), events.size(), delivery.receivedAt(), event));
            }
            return new Read(delivery, body, events);
        }
    }

    static Slice of(List<Delivery> deliveries, Function<Set<String>, @Nullable Map<String, TenantId>> lookup) {
        var read = deliveries.stream().map(Read::of).toList();
        var numbers = read.stream()
                .flatMap(one -> one.body().events().stream())
                .map(WebhookEvent::phoneNumberId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Slice(read, lookup.apply(numbers));
    }

    List<Received<?>> events() {
        var events = new ArrayList<Received<?>>();
        deliveries.forEach(read -> events.addAll(read.events()));
        return events;
    }

    long last() {
        return deliveries.getLast().delivery().id();
    }

    @Nullable TenantId owner(Received<?> event) {
        var number = event.event().phoneNumberId();
        return number == null || owners == null ? null : owners.get(number);
    }

    /// Whether the event is about a number, and the number is nobody's.
    boolean isStray(Received<?> event) {
        return owners != null && event.event().phoneNumberId() != null && owner(event) == null;
    }
}
