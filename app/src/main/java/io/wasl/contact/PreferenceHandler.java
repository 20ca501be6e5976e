package io.wasl.contact;

import io.wasl.kernel.TenantId;
import io.wasl.meta.MarketingPreferenceChanged;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Who stops or resumes marketing in WhatsApp itself.
@Component
class PreferenceHandler implements WebhookHandler<MarketingPreferenceChanged> {

    private static final String SOURCE = "whatsapp_settings";

    private final Acquaintances acquaintances;
    private final Consents consents;
    private final Owners owners;
    private final IntegrationLog log;

    PreferenceHandler(Acquaintances acquaintances, Consents consents, Owners owners, IntegrationLog log) {
        this.acquaintances = acquaintances;
        this.consents = consents;
        this.owners = owners;
        this.log = log;
    }

    @Override
    public Class<MarketingPreferenceChanged> eventType() {
        return MarketingPreferenceChanged.class;
    }

    @Override
    public void handle(List<Received<MarketingPreferenceChanged>> events) {
        var tenants = owners.of(events);
        var persons = persons(events, tenants);
        // Also a refusal by somebody whom nobody knows yet is written down: the next list may hold the number.
        var sightings = persons.entrySet().stream()
                .map(entry -> Sighting.unheard(entry.getValue(), entry.getKey().at()))
                .toList();
        var contacts = acquaintances.upsertFromWhatsApp(sightings);
        var statements = new ArrayList<Statement>();
        persons.forEach((change, person) -> {
            var contact = Objects.requireNonNull(contacts.get(person));
            said(change)
                    .ifPresent(consent ->
                            statements.add(new Statement(person.tenant(), contact, consent, SOURCE, change.at())));
        });
        consents.record(statements);
    }

    private Map<MarketingPreferenceChanged, Person> persons(
            List<Received<MarketingPreferenceChanged>> events, Map<String, TenantId> tenants) {
        var persons = new HashMap<MarketingPreferenceChanged, Person>();
        for (var event : events) {
            var change = event.event();
            var tenant = tenants.get(change.phoneNumberId());
            if (tenant != null) {
                Person.known(tenant, change.phone(), change.userId())
                        .ifPresentOrElse(
                                person -> persons.put(change, person),
                                () -> log.unmatched(event, "it names neither a telephone number nor a user id"));
            }
        }
        return persons;
    }

    private static Optional<MarketingConsent> said(MarketingPreferenceChanged change) {
        return switch (change.value()) {
            case "stop" -> Optional.of(MarketingConsent.OPTED_OUT);
            case "resume", "signup" -> Optional.of(MarketingConsent.OPTED_IN);
            default -> Optional.empty();
        };
    }
}
