package io.wasl.bench;

import io.wasl.connection.Account;
import io.wasl.dispatch.Dispatch;
import io.wasl.dispatch.NewBatch;
import io.wasl.dispatch.Outgoing;
import io.wasl.kernel.Ids;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.meta.Component;
import io.wasl.meta.Recipient;
import io.wasl.meta.TemplateMould;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// Messages that wait to be let go, a batch of them on each number.
///
/// @param messages in all
/// @param perSecond of each batch; null for as many as its number may send
record WaitingBatches(int messages, @Nullable Integer perSecond) implements Backlog {

    static final TemplateMould MOULD = new TemplateMould(
            SendScene.TEMPLATE,
            SendScene.LANGUAGE,
            List.of(
                    new TemplateMould.Slot(Component.BODY, -1, null),
                    new TemplateMould.Slot(Component.BODY, -1, null)));

    private static final int CHUNK = 1000;

    @Override
    public void pileUp(ApplicationContext context, List<Account> accounts, BenchDatabase database) {
        var dispatch = context.getBean(Dispatch.class);
        var ids = context.getBean(Ids.class);
        for (int n = 0; n < accounts.size(); n++) {
            int share = messages / accounts.size() + (n < messages % accounts.size() ? 1 : 0);
            enqueue(dispatch, ids, accounts.get(n), share, n * 1_000_000);
        }
    }

    private void enqueue(Dispatch dispatch, Ids ids, Account account, int share, int firstPhone) {
        var tenant = account.tenant();
        var batch = dispatch.open(new NewBatch(
                tenant, account.id(), Lane.BULK, MOULD, share, perSecond, "Bench " + account.phoneNumberId()));
        dispatch.pause(tenant, batch, "not yet");
        for (int from = 0; from < share; from += CHUNK) {
            var chunk = IntStream.range(from, Math.min(share, from + CHUNK))
                    .mapToObj(i -> outgoing(ids, firstPhone + i))
                    .toList();
            dispatch.enqueue(tenant, batch, chunk);
        }
        dispatch.seal(tenant, batch);
    }

    private static Outgoing outgoing(Ids ids, int i) {
        var to = new Recipient.Phone("+26134%07d".formatted(i));
        return new Outgoing(
                new MessageId(ids.next()),
                to,
                null,
                List.of("Soa", "dimanche"),
                "Bonjour Soa, jusqu’au dimanche",
                null);
    }
}
