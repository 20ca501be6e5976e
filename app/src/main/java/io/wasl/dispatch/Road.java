package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.dispatch.Verdict.Measure;
import io.wasl.kernel.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The way out of one number, as long as this instance holds it: what waits, at what pace it may go, and how much is on
/// its way. The picker's thread takes; the others tell it what they learn.
final class Road {

    private final TenantId tenant;
    private final AccountId account;
    private final int epoch;
    private final long openedAt;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Deque<Waiting> singles = new ArrayDeque<>();
    private final Map<BatchId, BatchSource> batches = new LinkedHashMap<>();
    private final Pacer pacer;
    private final SlowDown slowDown = new SlowDown();
    private volatile Line line;
    private volatile long heldUntil;
    private volatile long restUntil;
    private volatile boolean halted;
    private long singlesAt;

    Road(Roads.Lease lease, Line line, long now) {
        this.tenant = lease.tenant();
        this.account = lease.account();
        this.epoch = lease.epoch();
        this.line = line;
        this.openedAt = now;
        this.restUntil = now;
        this.singlesAt = now;
        this.pacer = new Pacer(line.messagesPerSecond(), now);
    }

    TenantId tenant() {
        return tenant;
    }

    AccountId account() {
        return account;
    }

    int epoch() {
        return epoch;
    }

    Line line() {
        return line;
    }

    void holdUntil(long time) {
        heldUntil = time;
    }

    /// What the connection says now.
    ///
    /// @return whether the number can send again after a time in which it could not
    boolean update(Line current) {
        boolean reopened = current.canSend() && (!line.canSend() || halted);
        line = current;
        halted = !current.canSend();
        return reopened;
    }

    boolean isOpen(long now) {
        return line.canSend() && !halted && now < heldUntil && now >= restUntil;
    }

    /// Acts on what Meta said about the number, as far as that concerns the next moment.
    void heed(Measure measure, long now) {
        switch (measure) {
            case Measure.SlowNumber() -> slowDown.complained(line.messagesPerSecond(), now);
            case Measure.RestNumber(var duration) -> restUntil = Math.max(restUntil, now + duration.toNanos());
            case Measure.PauseNumber(var duration, var reason) ->
                restUntil = Math.max(restUntil, now + duration.toNanos());
            case Measure.PauseAccount(var reason) -> halted = true;
            case Measure.PauseBatch(var cause, var reason) -> {}
        }
    }

    /// The batches that run on this number, all of them.
    void run(Collection<Batch> running, long now) {
        Map<BatchId, Batch> current = new HashMap<>();
        running.forEach(batch -> current.put(batch.id(), batch));
        batches.keySet().retainAll(current.keySet());
        running.forEach(batch -> batches.computeIfAbsent(batch.id(), id -> new BatchSource(batch, now))
                .update(batch, now));
    }

    /// Reads ahead what may soon leave.
    ///
    /// @param rung whether somebody said that there is something new
    void read(QueuedMessages queue, long now, boolean rung) {
        if (rung || now >= singlesAt) {
            // What is not yet marked is still in the queue: it is read anew, with whatever is more urgent by now.
            singles.clear();
            singles.addAll(queue.singles(tenant, account, Limits.SINGLES));
            singlesAt = now + Limits.IDLE.toNanos();
        }
        batches.values().forEach(source -> source.read(queue, now));
    }

    /// Those that may leave now, the most urgent lane first, batches of one lane in turn.
    List<Waiting> take(long now, int most) {
        pacer.setRate(slowDown.rate(line.messagesPerSecond(), now));
        int room = Math.min(most, Math.min(cap(now) - inFlight.get(), pacer.available(now)));
        List<Waiting> taken = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            while (taken.size() < room && !singles.isEmpty() && singles.peek().lane() == lane) {
                taken.add(singles.poll());
            }
            takeInTurn(lane, taken, room, now);
        }
        pacer.take(taken.size(), now);
        return taken;
    }

    boolean isWaiting() {
        return !singles.isEmpty() || batches.values().stream().anyMatch(BatchSource::isWaiting);
    }

    void departed() {
        inFlight.incrementAndGet();
    }

    /// An outcome has been written down.
    void landed() {
        inFlight.decrementAndGet();
    }

    /// How many messages of each batch have left since it was last asked.
    Map<Batch, Long> takeLeft() {
        Map<Batch, Long> left = new HashMap<>();
        batches.values().forEach(source -> left.put(source.batch(), source.takeLeft()));
        return left;
    }

    private void takeInTurn(Lane lane, List<Waiting> taken, int room, long now) {
        boolean any = true;
        while (any && taken.size() < room) {
            any = false;
            for (BatchSource source : batches.values()) {
                Waiting next = source.batch().lane() == lane && taken.size() < room ? source.poll(now) : null;
                if (next != null) {
                    taken.add(next);
                    any = true;
                }
            }
        }
    }

    private int cap(long now) {
        long ramp = Limits.RAMP.toNanos();
        long age = Math.min(now - openedAt, ramp);
        int more = Limits.IN_FLIGHT_PER_NUMBER - Limits.IN_FLIGHT_AT_START;
        return Limits.IN_FLIGHT_AT_START + (int) (more * age / ramp);
    }
}
