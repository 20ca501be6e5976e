package io.wasl.message;

import io.wasl.connection.AccountRef;
import io.wasl.connection.Accounts;
import io.wasl.contact.Acquaintances;
import io.wasl.contact.ContactId;
import io.wasl.contact.Person;
import io.wasl.kernel.Ids;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundMessage;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what people write to our numbers.
@Component
@Order(InboundHandler.ONCE_THE_WRITER_IS_KNOWN)
class InboundHandler implements WebhookHandler<InboundMessage> {

    static final int ONCE_THE_WRITER_IS_KNOWN = 100;

    private static final Duration PROMPTLY = Duration.ofSeconds(10);

    private final Messages messages;
    private final Accounts accounts;
    private final Acquaintances acquaintances;
    private final Ids ids;
    private final IntegrationLog log;

    InboundHandler(Messages messages, Accounts accounts, Acquaintances acquaintances, Ids ids, IntegrationLog log) {
        this.messages = messages;
        this.accounts = accounts;
        this.acquaintances = acquaintances;
        this.ids = ids;
        this.log = log;
    }

    private record Letter(InboundMessage message, Instant receivedAt, AccountRef account, Person writer) {}

    @Override
    public Class<InboundMessage> eventType() {
        return InboundMessage.class;
    }

    @Override
    public void handle(List<Received<InboundMessage>> events) {
        var letters = letters(events);
        if (letters.isEmpty()) {
            return;
        }
        var contacts = acquaintances.idsOf(
                letters.stream().map(Letter::writer).distinct().toList());
        messages.receive(
                letters.stream().map(letter -> inbound(letter, contacts)).toList());
    }

    private List<Letter> letters(List<Received<InboundMessage>> events) {
        var owners = accounts.byPhoneNumberId(events.stream()
                .map(event -> event.event().phoneNumberId())
                .distinct()
                .toList());
        var letters = new ArrayList<Letter>();
        for (var event : events) {
            var message = event.event();
            var account = owners.get(message.phoneNumberId());
            if (account == null) {
                log.unmatched(event, "no account has the number " + message.phoneNumberId());
            } else if (!(message.content() instanceof InboundContent.SystemNotice)) {
                Person.known(account.tenant(), message.fromPhone(), message.fromUserId())
                        .ifPresentOrElse(
                                writer -> letters.add(new Letter(message, event.receivedAt(), account, writer)),
                                () -> log.unmatched(event, "its sender has neither a telephone number nor a user id"));
            }
        }
        return letters;
    }

    /// Messages stand in the order of their ids. Meta tells whole seconds, so what comes promptly stands in the order
    /// in
    /// which it came; what comes late belongs among what was written then.
    private MessageId id(Instant at, Instant receivedAt) {
        return new MessageId(at.isBefore(receivedAt.minus(PROMPTLY)) ? ids.at(at) : ids.next());
    }

    private Inbound inbound(Letter letter, Map<Person, ContactId> contacts) {
        var message = letter.message();
        var phone = letter.writer().phone();
        return new Inbound(
                letter.account().tenant(),
                id(message.at(), letter.receivedAt()),
                letter.account().id(),
                message.wamid(),
                phone == null ? null : phone.value(),
                message.fromUserId(),
                contacts.get(letter.writer()),
                Reading.type(message.content()),
                Reading.body(message.content()),
                JsonMapper.shared().writeValueAsString(Objects.requireNonNull(message.content())),
                message.contextWamid(),
                message.at());
    }
}
