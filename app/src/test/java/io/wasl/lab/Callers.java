package io.wasl.lab;

import io.wasl.meta.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// People who write to us all the time: each message comes as a signed webhook of its own, and again, as Meta does it,
/// until it is acknowledged.
final class Callers implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMillis(200);
    private static final String BODY = """
            {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"field":"messages",
            "value":{"messaging_product":"whatsapp",
            "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},
            "messages":[{"from":"261340000001","id":"%s","timestamp":"1795219200","type":"text",
            "text":{"body":"Bonjour"}}]}}]}]}""";

    private final Intruder meta;
    private final WebhookSignature signature = new WebhookSignature(SimulatedMeta.APP_SECRET);
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Long> millis = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicLong longestSilence = new AtomicLong();
    private volatile long heardAt = System.nanoTime();
    private volatile boolean closing;

    /// @param perSecond how many messages come in a second
    Callers(Intruder meta, int perSecond) {
        this.meta = meta;
        long pause = Duration.ofSeconds(1).toNanos() / perSecond;
        Thread.ofVirtual().name("callers").start(() -> {
            for (long next = System.nanoTime(); !closing; next += pause) {
                LockSupport.parkNanos(next - System.nanoTime());
                Thread.ofVirtual().start(this::write);
            }
        });
    }

    private void write() {
        var id = "wamid.lab." + begun.incrementAndGet();
        byte[] body =
                BODY.formatted(SimulatedMeta.WABA, SimulatedMeta.number(0), id).getBytes(StandardCharsets.UTF_8);
        var sign = signature.sign(body);
        while (!deliver(id, body, sign)) {
            Patience.rest(AGAIN);
        }
    }

    private boolean deliver(String id, byte[] body, String sign) {
        long begin = System.nanoTime();
        int status = meta.post("/webhook/whatsapp", body, WebhookSignature.HEADER, sign);
        long end = System.nanoTime();
        if (status == 0) {
            unanswered.incrementAndGet();
            return false;
        }
        millis.add(Duration.ofNanos(end - begin).toMillis());
        if (status != 200) {
            refused.incrementAndGet();
            return false;
        }
        longestSilence.accumulateAndGet(end - heardAt, Math::max);
        heardAt = end;
        acknowledged.add(id);
        return true;
    }

    /// Those that were acknowledged, each once.
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    int begun() {
        return begun.get();
    }

    /// Answers other than 200, each of which had Meta come again.
    int refused() {
        return refused.get();
    }

    int unanswered() {
        return unanswered.get();
    }

    /// The longest time in which nothing was acknowledged.
    Duration longestSilence() {
        return Duration.ofNanos(longestSilence.get());
    }

    /// How long so many of a hundred answers took at most.
    long percentile(double share) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, Math.floor(sorted.size() * share)));
    }

    /// Nobody writes any more; what was written still arrives.
    void hangUp() {
        closing = true;
    }

    @Override
    public void close() {
        hangUp();
    }

    boolean isAllAcknowledged() {
        return acknowledged.size() == begun.get();
    }
}
