package io.wasl.contact;

import io.wasl.kernel.TenantId;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundMessage;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Whoever writes becomes a contact, and who writes STOP gets no more marketing.
@Component
@Order(InboundHandler.FIRST)
class InboundHandler implements WebhookHandler<InboundMessage> {

    /// Those who keep messages want to know whose they are.
    static final int FIRST = 0;

    private static final String SOURCE = "whatsapp";

    private final Acquaintances acquaintances;
    private final Consents consents;
    private final Owners owners;

    InboundHandler(Acquaintances acquaintances, Consents consents, Owners owners) {
        this.acquaintances = acquaintances;
        this.consents = consents;
        this.owners = owners;
    }

    @Override
    public Class<InboundMessage> eventType() {
        return InboundMessage.class;
    }

    @Override
    public void handle(List<Received<InboundMessage>> events) {
        var owners = this.owners.of(events);
        var sightings = new ArrayList<Sighting>();
        for (var event : events) {
            var tenant = owners.get(event.event().phoneNumberId());
            if (tenant != null) {
                sighting(tenant, event.event()).ifPresent(sightings::add);
            }
        }
        var contacts = acquaintances.upsertFromWhatsApp(sightings);
        consents.record(events.stream()
                .map(Received::event)
                .flatMap(message -> statement(message, owners, contacts).stream())
                .toList());
    }

    private static Optional<Sighting> sighting(TenantId tenant, InboundMessage message) {
        return Person.known(tenant, message.fromPhone(), message.fromUserId()).map(writer -> {
            var now = NewIdentity.of(message)
                    .map(identity -> identity.after(writer))
                    .orElse(writer);
            return new Sighting(
                    now, now.equals(writer) ? null : writer, message.profileName(), message.at(), !isNotice(message));
        });
    }

    /// Meta speaks of the person, who wrote nothing.
    private static boolean isNotice(InboundMessage message) {
        return message.content() instanceof InboundContent.SystemNotice;
    }

    private static Optional<Statement> statement(
            InboundMessage message, Map<String, TenantId> owners, Map<Person, ContactId> contacts) {
        var tenant = owners.get(message.phoneNumberId());
        if (tenant == null) {
            return Optional.empty();
        }
        return Person.known(tenant, message.fromPhone(), message.fromUserId())
                .map(contacts::get)
                .flatMap(contact -> said(message.content())
                        .map(consent -> new Statement(tenant, contact, consent, SOURCE, message.at())
                                .in(words(message.content()))));
    }

    private static @Nullable String words(InboundContent content) {
        return switch (content) {
            case InboundContent.Text text -> text.body();
            case InboundContent.Button button -> button.text();
            default -> null;
        };
    }

    private static Optional<MarketingConsent> said(InboundContent content) {
        return switch (content) {
            case InboundContent.Text text -> StopWords.read(text.body());
            case InboundContent.Button button ->
                Stream.of(button.payload(), button.text())
                        .flatMap(text -> StopWords.read(text).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }
}
