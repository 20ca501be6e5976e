package io.wasl.dispatch;

import io.wasl.message.MessageId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The next messages of a running batch, read ahead. They are still waiting in the database: if this process dies, any
/// other reads them again. Used by the picker's thread alone.
final class BatchSource {

    private final Deque<Waiting> buffer = new ArrayDeque<>();
    private Batch batch;
    private @Nullable Pacer pacer;
    private @Nullable MessageId cursor;
    private long nextPageAt;
    private long lookBackAt;
    private long left;

    BatchSource(Batch batch, long now) {
        this.batch = batch;
        this.nextPageAt = now;
        this.lookBackAt = now + Limits.LOOK_BACK.toNanos();
        pace(batch, now);
    }

    Batch batch() {
        return batch;
    }

    void update(Batch current, long now) {
        pace(current, now);
        batch = current;
    }

    void read(QueuedMessages queue, long now) {
        if (buffer.size() < Limits.LOW_WATER && now >= nextPageAt) {
            readOn(queue, now);
        }
        if (now >= lookBackAt) {
            lookBack(queue);
            lookBackAt = now + Limits.LOOK_BACK.toNanos();
        }
    }

    /// The next message, if the batch's own pace allows one.
    @Nullable Waiting poll(long now) {
        if (buffer.isEmpty() || (pacer != null && pacer.available(now) == 0)) {
            return null;
        }
        if (pacer != null) {
            pacer.take(1, now);
        }
        left++;
        return buffer.poll();
    }

    boolean isWaiting() {
        return !buffer.isEmpty();
    }

    /// How many have left since it was last asked.
    long takeLeft() {
        long count = left;
        left = 0;
        return count;
    }

    private void readOn(QueuedMessages queue, long now) {
        List<Waiting> page = queue.ofBatch(batch, cursor, Limits.PAGE);
        if (!page.isEmpty()) {
            buffer.addAll(page);
            cursor = page.getLast().id();
        }
        if (page.size() < Limits.PAGE) {
            nextPageAt = now + Limits.NEXT_PAGE.toNanos();
        }
    }

    /// Finds what lies before the cursor: messages to be tried again, and those committed late.
    private void lookBack(QueuedMessages queue) {
        MessageId reached = cursor;
        if (reached == null) {
            return;
        }
        Set<MessageId> known = buffer.stream().map(Waiting::id).collect(Collectors.toSet());
        queue.ofBatch(batch, null, Limits.PAGE).stream()
                .filter(waiting -> compare(waiting.id(), reached) <= 0 && !known.contains(waiting.id()))
                .forEach(buffer::addFirst);
    }

    /// As the database compares them: by bytes without sign.
    private static int compare(MessageId left, MessageId right) {
        int high = Long.compareUnsigned(
                left.value().getMostSignificantBits(), right.value().getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(
                        left.value().getLeastSignificantBits(), right.value().getLeastSignificantBits());
    }

    private void pace(Batch current, long now) {
        Integer perSecond = current.messagesPerSecond();
        if (perSecond == null) {
            pacer = null;
        } else if (pacer == null) {
            pacer = new Pacer(perSecond, now);
        } else {
            pacer.setRate(perSecond);
        }
    }
}
