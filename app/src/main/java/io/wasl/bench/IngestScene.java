package io.wasl.bench;

import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.database.Scopes;
import io.wasl.dispatch.Dispatch;
import io.wasl.dispatch.NewBatch;
import io.wasl.dispatch.Outgoing;
import io.wasl.kernel.EncryptionKeys;
import io.wasl.kernel.Ids;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.message.Messages;
import io.wasl.meta.Recipient;
import io.wasl.meta.TemplateMould;
import io.wasl.tenant.Tenants;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/// A client whose campaign has left: Meta knows all of its messages, and has told nothing of them yet.
record IngestScene(Stage stage, int messages) {

    private static final int CHUNK = 1000;
    private static final Map<String, String> SETTINGS = Map.of(
            "META_CLIENT_SECRET",
            StatusWebhooks.APP_SECRET,
            "META_WEBHOOK_VERIFY_TOKEN",
            "bench",
            "INTEGRATION_ENCRYPTION_KEY",
            EncryptionKeys.generate());

    /// @param logged webhooks of earlier today, of 1 kB each and read long ago
    static IngestScene prepare(int messages, int logged) throws IOException {
        var scene = new IngestScene(Stage.build(), messages);
        scene.stage.fill(SETTINGS, (context, database) -> {
            scene.send(context);
            database.run("UPDATE whatsapp_accounts SET proven_at = now()");
            log(database, logged);
        });
        return scene;
    }

    private static void log(BenchDatabase database, int webhooks) {
        database.run("""
                INSERT INTO webhook_log (received_at, body)
                SELECT now(), decode(repeat('20', 1000), 'hex') FROM generate_series(1, %d)
                """.formatted(webhooks));
        database.run("UPDATE webhook_cursor SET position = coalesce((SELECT max(id) FROM webhook_log), 0)");
        database.run("VACUUM ANALYZE webhook_log");
    }

    Platform startPlatform(Launch launch) throws IOException {
        return stage.start(SETTINGS, launch);
    }

    StatusWebhooks webhooks(StatusWebhooks.Shape shape) throws IOException {
        return StatusWebhooks.write(stage.folder().resolve("requests"), messages, shape);
    }

    private void send(ApplicationContext context) {
        var dispatch = context.getBean(Dispatch.class);
        var tenant = context.getBean(Tenants.class).add("Bench").id();
        var account =
                context.getBean(Accounts.class).addUnchecked(tenant, account()).id();
        var mould = new TemplateMould("bench", "fr", List.of());
        var batch = dispatch.open(new NewBatch(tenant, account, Lane.BULK, mould, messages, null, "Bench"));
        dispatch.pause(tenant, batch, "its messages have left");
        for (int from = 0; from < messages; from += CHUNK) {
            var chunk = outgoing(context.getBean(Ids.class), from, Math.min(messages, from + CHUNK));
            dispatch.enqueue(tenant, batch, chunk);
            accept(context, tenant, account, chunk, from);
        }
        dispatch.seal(tenant, batch);
    }

    private static void accept(
            ApplicationContext context, TenantId tenant, AccountId account, List<Outgoing> chunk, int from) {
        var now = context.getBean(Clock.class).instant();
        var facts = IntStream.range(0, chunk.size())
                .<Fact>mapToObj(i -> Fact.Happened.accepted(
                        new Fact.About(tenant, account, chunk.get(i).id(), 1), now, StatusWebhooks.wamid(from + i)))
                .toList();
        context.getBean(Scopes.class)
                .engine(() -> context.getBean(Messages.class).record(facts));
    }

    private static List<Outgoing> outgoing(Ids ids, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Outgoing(
                        new MessageId(ids.next()),
                        new Recipient.Phone("+26134%07d".formatted(i)),
                        null,
                        List.of(),
                        "Bonjour",
                        null))
                .toList();
    }

    private static NewAccount account() {
        var token = new Secret("bench-access-token");
        return new NewAccount("Bench", StatusWebhooks.PHONE_NUMBER_ID, StatusWebhooks.WABA_ID, token, null, null, null);
    }
}
