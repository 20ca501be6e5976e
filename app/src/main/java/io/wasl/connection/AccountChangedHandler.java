package io.wasl.connection;

import io.wasl.meta.AccountChanged;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Hears that something befell a business account: Meta is asked about its numbers, and the client told of what hurts.
@Component
class AccountChangedHandler implements WebhookHandler<AccountChanged> {

    private static final Set<String> HURTS =
            Set.of("ACCOUNT_VIOLATION", "ACCOUNT_RESTRICTION", "DISABLED_UPDATE", "ACCOUNT_DELETED", "PARTNER_REMOVED");

    private final LookHandler<AccountChanged> look;
    private final BusinessAccounts businesses;
    private final AccountNews news;

    AccountChangedHandler(BusinessAccounts businesses, AccountNews news, IntegrationLog log) {
        this.look = new LookHandler<>(AccountChanged.class, businesses, log);
        this.businesses = businesses;
        this.news = news;
    }

    @Override
    public Class<AccountChanged> eventType() {
        return AccountChanged.class;
    }

    @Override
    public void handle(List<Received<AccountChanged>> events) {
        look.handle(events);
        events.stream().filter(one -> HURTS.contains(one.event().event())).forEach(this::tell);
    }

    private void tell(Received<AccountChanged> received) {
        AccountChanged event = received.event();
        for (Account account : businesses.oneOfEachOwner(event.wabaId())) {
            news.restricted(account, event.event(), fact(received));
        }
    }

    /// The event holds no time of its own: what says the same on the same day is taken for a repetition.
    private static String fact(Received<AccountChanged> received) {
        AccountChanged event = received.event();
        String said = event.wabaId() + " " + event.event() + " " + event.raw();
        return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)) + " on "
                + LocalDate.ofInstant(received.receivedAt(), ZoneOffset.UTC);
    }
}
