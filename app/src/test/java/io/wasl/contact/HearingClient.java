package io.wasl.contact;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundMessage;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import io.wasl.webhook.Received;
import io.wasl.webhook.TenantLookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/// A new client for each test, to whose number people write.
@WaslTest
@Import(HearingClient.Surroundings.class)
abstract class HearingClient {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    final Doors doors;
    final Contacts contacts;
    final Scopes scopes;
    final Ears ears;
    final TenantId acme;
    private int wamid;

    HearingClient(ApplicationContext beans) {
        this.doors = beans.getBean(Doors.class);
        this.contacts = beans.getBean(Contacts.class);
        this.scopes = beans.getBean(Scopes.class);
        this.ears = beans.getBean(Ears.class);
        acme = beans.getBean(Tenants.class).add("Acme " + UUID.randomUUID()).id();
        beans.getBean(Numbers.class).owners.put("100", acme);
        ears.heard.clear();
        ears.merged.clear();
    }

    List<Contact> all() {
        return contacts.search(acme, ContactFilter.ALL, null, 1_000);
    }

    void handle(InboundMessage... messages) {
        var events = new ArrayList<Received<InboundMessage>>();
        for (var message : messages) {
            events.add(new Received<>(1, events.size(), message.at(), message));
        }
        scopes.engine(() -> doors.messages().handle(events));
    }

    InboundMessage text(
            @Nullable String phone, @Nullable String userId, @Nullable String name, String text, Instant at) {
        return new InboundMessage(
                "waba",
                "100",
                "wamid." + wamid++,
                at,
                phone,
                userId,
                name,
                null,
                new InboundContent.Text(text),
                null,
                null,
                null,
                false);
    }

    InboundMessage message(String phone, @Nullable String userId, InboundContent content, Instant at) {
        return new InboundMessage(
                "waba", "100", "wamid." + wamid++, at, phone, userId, null, null, content, null, null, null, false);
    }

    @TestConfiguration
    static class Surroundings {

        @Bean
        Doors doors(InboundHandler messages, PreferenceHandler preferences, UserIdHandler userIds) {
            return new Doors(messages, preferences, userIds);
        }

        @Bean
        Ears ears() {
            return new Ears();
        }

        @Bean
        Numbers numbers() {
            return new Numbers();
        }
    }

    record Doors(InboundHandler messages, PreferenceHandler preferences, UserIdHandler userIds) {}

    static class Ears {

        final List<OptedOut> heard = new CopyOnWriteArrayList<>();
        final List<ContactsMerged> merged = new CopyOnWriteArrayList<>();

        @EventListener
        void hear(OptedOut event) {
            heard.add(event);
        }

        @EventListener
        void hear(ContactsMerged event) {
            merged.add(event);
        }
    }

    static class Numbers implements TenantLookup {

        private final Map<String, TenantId> owners = new ConcurrentHashMap<>();

        @Override
        public Map<String, TenantId> tenantsOf(Set<String> phoneNumberIds) {
            var known = new HashMap<>(owners);
            known.keySet().retainAll(phoneNumberIds);
            return known;
        }
    }
}
