package io.wasl.bench;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.dispatch.Dispatch;
import io.wasl.dispatch.Single;
import io.wasl.kernel.Clockwork;
import io.wasl.kernel.Ids;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.meta.Recipient;
import io.wasl.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.ConfigurableApplicationContext;

/// One-time passwords that another instance enqueues while the platform's campaigns run: the longest way to it.
final class Codes implements AutoCloseable {

    /// Nobody of a batch has such a number.
    static final String PREFIX = "26133";

    private final ConfigurableApplicationContext context;
    private final Dispatch dispatch;
    private final Ids ids;
    private final Clock clock;
    private final Account account;
    private final Clockwork clockwork = new Clockwork("bench-codes", 1);
    private final Queue<Enqueued> sent = new ConcurrentLinkedQueue<>();

    Codes(ConfigurableApplicationContext context) {
        this.context = context;
        dispatch = context.getBean(Dispatch.class);
        ids = context.getBean(Ids.class);
        clock = context.getBean(Clock.class);
        account = context.getBean(Accounts.class)
                .list(context.getBean(Tenants.class).all().getFirst().id())
                .getFirst();
    }

    record Enqueued(String phone, Instant at) {}

    void begin(int perSecond) {
        var pause = Duration.ofSeconds(1).dividedBy(perSecond);
        clockwork.every(pause, pause, this::send);
    }

    private void send() {
        var phone = PREFIX + "%07d".formatted(sent.size());
        var to = new Recipient.Phone("+" + phone);
        var message = WaitingBatches.MOULD.fill(List.of("Soa", "123456"));
        var id = new MessageId(ids.next());
        sent.add(new Enqueued(phone, clock.instant()));
        dispatch.send(account.tenant(), new Single(id, account.id(), Lane.URGENT, to, null, message, null, null, null));
    }

    /// Enqueues no more.
    ///
    /// @return those that were enqueued, in order
    List<Enqueued> end() {
        clockwork.stop();
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        clockwork.stop();
        context.close();
    }
}
