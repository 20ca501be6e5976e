package io.wasl.webhook;

import io.wasl.meta.InboundMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps every message once, by a unique key, and fails as it is told by the message's id.
final class RecordingHandler implements WebhookHandler<InboundMessage> {

    static final String POISON = "poison";
    static final String UNMATCHED = "unmatched";

    private final JdbcClient jdbc;
    private final IntegrationLog log;
    private volatile boolean healed;
    private volatile @Nullable RuntimeException passing;

    RecordingHandler(JdbcClient jdbc, IntegrationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    void heal() {
        healed = true;
    }

    /// Fails from now on, whatever the event.
    void fail(RuntimeException reason) {
        passing = reason;
    }

    void recover() {
        passing = null;
        healed = false;
    }

    @Override
    public Class<InboundMessage> eventType() {
        return InboundMessage.class;
    }

    @Override
    public void handle(List<Received<InboundMessage>> events) {
        if (passing != null) {
            throw passing;
        }
        for (var received : events) {
            var wamid = received.event().wamid();
            if (wamid.startsWith(UNMATCHED)) {
                log.unmatched(received, "nobody's");
                continue;
            }
            jdbc.sql("INSERT INTO seen (wamid, size) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(wamid, wamid.startsWith(POISON) && !healed ? -1 : 1)
                    .update();
        }
    }
}
