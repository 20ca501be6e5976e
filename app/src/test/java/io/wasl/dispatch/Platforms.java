package io.wasl.dispatch;

import io.wasl.connection.AccountRef;
import io.wasl.database.DatabaseUrl;
import io.wasl.kernel.EncryptionKeys;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.StoredMessage;
import io.wasl.testing.TestInstallation;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Platforms as processes of their own, with one stand-in for Meta that delivers to a port of theirs. What it
/// accepted is the truth.
final class Platforms implements AutoCloseable {

    private static final Set<MessageStatus> KNOWN =
            EnumSet.of(MessageStatus.ACCEPTED, MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ);

    private final Meta meta;

    Platforms(int callbackPort) {
        meta = new Meta(
                "--app-secret",
                TestInstallation.APP_SECRET,
                "--callback",
                "http://127.0.0.1:" + callbackPort + "/webhook/whatsapp");
    }

    Meta meta() {
        return meta;
    }

    ChildPlatform start(DatabaseUrl database, int port) {
        return ChildPlatform.start(
                database,
                Map.of(
                        "PORT",
                        String.valueOf(port),
                        "META_CLIENT_ID",
                        "1000000001",
                        "META_CLIENT_SECRET",
                        TestInstallation.APP_SECRET,
                        "META_WEBHOOK_VERIFY_TOKEN",
                        TestInstallation.VERIFY_TOKEN,
                        "INTEGRATION_ENCRYPTION_KEY",
                        TestInstallation.ENCRYPTION_KEY,
                        "META_GRAPH_URL",
                        meta.url().toString()));
    }

    /// The messages of a batch of which we say that Meta took them.
    static Set<MessageId> known(Campaigner shop, BatchId batch) {
        return shop.of(batch).stream()
                .filter(message -> KNOWN.contains(message.status()))
                .map(StoredMessage::id)
                .collect(Collectors.toSet());
    }

    /// How often Meta took each message, whichever attempt it was.
    Map<MessageId, Long> accepted(Campaigner shop) {
        var shopRef = new AccountRef(shop.tenant(), shop.account(), "");
        var ids = new OpaqueIds(EncryptionKeys.parse(TestInstallation.ENCRYPTION_KEY));
        Map<MessageId, Long> times = new HashMap<>();
        meta.log()
                .forEach(line -> ids.read(line.path("biz_opaque_callback_data").asString(), shopRef)
                        .ifPresent(about -> times.merge(about.message(), 1L, Long::sum)));
        return times;
    }

    @Override
    public void close() {
        meta.close();
    }
}
