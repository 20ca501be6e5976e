package io.wasl.contact;

import io.wasl.meta.UserIdChanged;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Who changed the number stays the same contact.
@Component
class UserIdHandler implements WebhookHandler<UserIdChanged> {

    private final Acquaintances acquaintances;
    private final Owners owners;

    UserIdHandler(Acquaintances acquaintances, Owners owners) {
        this.acquaintances = acquaintances;
        this.owners = owners;
    }

    @Override
    public Class<UserIdChanged> eventType() {
        return UserIdChanged.class;
    }

    @Override
    public void handle(List<Received<UserIdChanged>> events) {
        var tenants = owners.of(events);
        var sightings = new ArrayList<Sighting>();
        for (var received : events) {
            var change = received.event();
            var tenant = tenants.get(change.phoneNumberId());
            if (tenant != null) {
                var former = Person.of(tenant, null, change.previous());
                var now = Person.of(tenant, change.phone(), change.current());
                sightings.add(new Sighting(now, former, null, change.at(), false));
            }
        }
        acquaintances.upsertFromWhatsApp(sightings);
    }
}
