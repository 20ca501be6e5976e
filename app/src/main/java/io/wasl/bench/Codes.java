package io.wasl.bench;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.dispatch.Dispatch;
import io.wasl.dispatch.Lane;
import io.wasl.dispatch.Single;
import io.wasl.kernel.Clockwork;
import io.wasl.kernel.Ids;
import io.wasl.message.MessageId;
import io.wasl.meta.Recipient;
import io.wasl.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// One-time passwords that another instance enqueues while the platform's campaigns run: the longest way to it.
final class Codes implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Dispatch dispatch;
    private final Ids ids;
    private final Account account;
    private final Clockwork clockwork = new Clockwork("bench-codes", 1);
    private int sent;

    Codes(ConfigurableApplicationContext context) {
        this.context = context;
        dispatch = context.getBean(Dispatch.class);
        ids = context.getBean(Ids.class);
        account = context.getBean(Accounts.class)
                .list(context.getBean(Tenants.class).all().getFirst().id())
                .getFirst();
    }

    void begin(int perSecond) {
        var pause = Duration.ofSeconds(1).dividedBy(perSecond);
        clockwork.every(pause, pause, this::send);
    }

    private void send() {
        var to = new Recipient.Phone("+26133%07d".formatted(sent++));
        var message = WaitingBatches.MOULD.fill(List.of("Soa", "123456"));
        var id = new MessageId(ids.next());
        dispatch.send(account.tenant(), new Single(id, account.id(), Lane.URGENT, to, null, message, null, null, null));
    }

    @Override
    public void close() {
        clockwork.stop();
        context.close();
    }
}
