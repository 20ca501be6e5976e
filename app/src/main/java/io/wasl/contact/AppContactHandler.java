package io.wasl.contact;

import io.wasl.meta.AppContactSynced;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Whoever is added to the address book of the WhatsApp Business app is a contact here too. Who is removed there stays
/// here: the address book of one telephone does not speak for the company.
@Component
class AppContactHandler implements WebhookHandler<AppContactSynced> {

    private final Acquaintances acquaintances;
    private final Owners owners;
    private final IntegrationLog log;

    AppContactHandler(Acquaintances acquaintances, Owners owners, IntegrationLog log) {
        this.acquaintances = acquaintances;
        this.owners = owners;
        this.log = log;
    }

    @Override
    public Class<AppContactSynced> eventType() {
        return AppContactSynced.class;
    }

    @Override
    public void handle(List<Received<AppContactSynced>> events) {
        var tenants = owners.of(events);
        var sightings = new ArrayList<Sighting>();
        for (var received : events) {
            var sync = received.event();
            var tenant = tenants.get(sync.phoneNumberId());
            if (tenant != null && sync.action().equals("add")) {
                Person.known(tenant, sync.phone(), null)
                        .ifPresentOrElse(
                                person -> sightings.add(new Sighting(person, null, sync.name(), sync.at(), false)),
                                () -> log.unmatched(received, "it names no telephone number"));
            }
        }
        acquaintances.upsertFromWhatsApp(sightings);
    }
}
