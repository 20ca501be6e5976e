package io.wasl.webhook;

import io.wasl.kernel.TenantId;
import io.wasl.meta.SampleArrived;
import io.wasl.meta.WebhookBody;
import io.wasl.meta.WebhookEvent;
import io.wasl.meta.WebhookEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Deliveries that are read at once.
///
/// @param owners whose the numbers are; null while nobody knows accounts
/// @param businesses whose the business accounts are of events that name no number
/// @param businessesOfNumbers the business account of each number that somebody has connected
/// @param signers by delivery, for the few that were signed by a client's own app: that client, if it is still there
record Slice(
        List<Read> deliveries,
        @Nullable Map<String, TenantId> owners,
        Map<String, TenantId> businesses,
        Map<String, String> businessesOfNumbers,
        Map<Long, Optional<TenantId>> signers) {

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

    static Slice of(List<Delivery> deliveries, @Nullable TenantLookup lookup) {
        var read = deliveries.stream().map(Read::of).toList();
        if (lookup == null) {
            return new Slice(read, null, Map.of(), Map.of(), Map.of());
        }
        var numbers = new HashSet<String>();
        var businesses = new HashSet<String>();
        for (var one : read) {
            for (var event : one.body().events()) {
                if (event.phoneNumberId() != null) {
                    numbers.add(event.phoneNumberId());
                } else if (event.wabaId() != null) {
                    businesses.add(event.wabaId());
                }
            }
        }
        return new Slice(
                read,
                lookup.tenantsOf(numbers),
                businesses.isEmpty() ? Map.of() : lookup.tenantsOfBusinesses(businesses),
                lookup.businessesOf(numbers),
                signers(deliveries, lookup));
    }

    private static Map<Long, Optional<TenantId>> signers(List<Delivery> deliveries, TenantLookup lookup) {
        Map<Long, String> keys = new HashMap<>();
        for (var delivery : deliveries) {
            if (delivery.signedFor() != null) {
                keys.put(delivery.id(), delivery.signedFor());
            }
        }
        if (keys.isEmpty()) {
            return Map.of();
        }
        var owners = lookup.tenantsOfKeys(Set.copyOf(keys.values()));
        Map<Long, Optional<TenantId>> signers = new HashMap<>();
        keys.forEach((delivery, key) -> signers.put(delivery, Optional.ofNullable(owners.get(key))));
        return signers;
    }

    Slice without(Predicate<Received<?>> unwanted) {
        var rest = deliveries.stream()
                .map(read -> new Read(
                        read.delivery(),
                        read.body(),
                        read.events().stream().filter(unwanted.negate()).toList()))
                .toList();
        return new Slice(rest, owners, businesses, businessesOfNumbers, signers);
    }

    List<Received<?>> events() {
        var events = new ArrayList<Received<?>>();
        deliveries.forEach(read -> events.addAll(read.events()));
        return events;
    }

    /// Whose it is. A sample of Meta's is about nobody, so it is whose app signed it.
    @Nullable TenantId owner(Received<?> event) {
        if (event.event() instanceof SampleArrived) {
            var signer = signers.get(event.logId());
            return signer == null ? null : signer.orElse(null);
        }
        var number = event.event().phoneNumberId();
        if (number != null) {
            return owners == null ? null : owners.get(number);
        }
        var business = event.event().wabaId();
        return business == null ? null : businesses.get(business);
    }

    /// Whether the event is about a number, and the number is nobody's.
    boolean isStray(Received<?> event) {
        return owners != null && event.event().phoneNumberId() != null && owner(event) == null;
    }

    /// Whether it was signed by a client's own app and is not about that client: who knows its own secret could say
    /// anything about others.
    boolean isForeign(Received<?> event) {
        var signer = signers.get(event.logId());
        var owner = owner(event);
        return signer != null
                && signer.isPresent()
                && owner != null
                && !signer.get().equals(owner);
    }

    /// Whether it was signed by a client's own app, and by now nothing tells that it may speak of this.
    boolean isOrphaned(Received<?> event) {
        var signer = signers.get(event.logId());
        return signer != null && (signer.isEmpty() || owner(event) == null);
    }

    /// Whether the event names a number of one business account inside another.
    boolean isMisrouted(Received<?> event) {
        var number = event.event().phoneNumberId();
        var business = number == null ? null : businessesOfNumbers.get(number);
        return business != null && !business.equals(event.event().wabaId());
    }
}
