package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.dispatch.Verdict.Fate;
import io.wasl.dispatch.Verdict.Measure;
import io.wasl.kernel.TenantId;
import io.wasl.message.Lane;
import io.wasl.meta.Recipient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The way out of one number, as long as this instance holds it: what waits, at what pace it may go, and how much is on
/// its way. The picker's thread takes; the others tell it what they learn.
final class Road {

    private final TenantId tenant;
    private final AccountId account;
    private final int epoch;
    private final long openedAt;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong answered = new AtomicLong();
    private final Deque<Waiting> singles = new ArrayDeque<>();
    private final Map<BatchId, BatchSource> batches = new LinkedHashMap<>();
    private final Turns<BatchId> turns = new Turns<>();
    private final Pairs pairs = new Pairs();
    private final List<Deferral> deferrals = new ArrayList<>();
    private final AtomicLong reach;
    private final Pacer pacer;
    private final Gate gate;
    private final SlowDown slowDown = new SlowDown();
    private final Caution caution = new Caution();
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
        this.reach = new AtomicLong(line.reach());
        this.openedAt = now;
        this.restUntil = now;
        this.singlesAt = now;
        this.pacer = new Pacer(line.messagesPerSecond(), now);
        this.gate = new Gate(line.messagesPerSecond());
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
    void update(Line current) {
        line = current;
        reach.set(current.reach());
        halted = !current.canSend();
    }

    /// Nothing more leaves.
    void close() {
        halted = true;
    }

    boolean isOpen(long now) {
        return line.canSend() && !halted && now < heldUntil && now >= restUntil;
    }

    /// Acts on what Meta said about the number, as far as that concerns the next moment.
    void heed(Measure measure, Recipient to, long now) {
        switch (measure) {
            case Measure.RestPair(var duration) -> pairs.rest(person(to), now + duration.toNanos());
            case Measure.SlowNumber() -> slowDown.complained(line.messagesPerSecond(), now);
            case Measure.RestNumber(var duration) -> restUntil = Math.max(restUntil, now + duration.toNanos());
            case Measure.PauseNumber(var duration, var reason) ->
                restUntil = Math.max(restUntil, now + duration.toNanos());
            case Measure.PauseAccount(var code, var reason) -> halted = true;
            case Measure.RefuseToken(var trouble, var reason) -> halted = true;
            case Measure.PauseBatch(var cause, var reason) -> {}
        }
    }

    /// Learns from whether it is known what became of a message.
    ///
    /// @return whether the number sends more slowly from now on
    boolean learn(Fate fate, long now) {
        if (fate instanceof Fate.InDoubt) {
            return caution.unclear(line.messagesPerSecond(), now);
        }
        if (!(fate instanceof Fate.Again)) {
            caution.clear();
            answered.incrementAndGet();
        }
        return false;
    }

    /// The batches that run on this number, all of them.
    void run(Collection<Batch> running, long now) {
        Map<BatchId, Batch> current = new HashMap<>();
        running.forEach(batch -> current.put(batch.id(), batch));
        batches.keySet().retainAll(current.keySet());
        running.forEach(batch -> batches.computeIfAbsent(batch.id(), id -> new BatchSource(batch, now))
                .update(batch, now));
    }

    /// Whether it is time to look for messages that belong to no batch.
    boolean wantsSingles(long now) {
        return now >= singlesAt;
    }

    /// Those that wait now. What is not yet marked is still in the queue and among them, with whatever is more urgent.
    void waiting(List<Waiting> found, long now) {
        singles.clear();
        singles.addAll(found);
        singlesAt = now + Limits.LOOK.toNanos();
    }

    /// Reads ahead what may soon leave of the batches.
    void read(QueuedMessages queue, long now) {
        batches.values().forEach(source -> source.read(queue, now));
    }

    /// Those that may leave now, the most urgent lane first, batches of one lane in turn.
    ///
    /// @param free how many calls may be opened at once
    List<Waiting> take(long now, int free) {
        int most = line.messagesPerSecond();
        pacer.setRate(Math.min(slowDown.rate(most, now), caution.rate(most, now)));
        int places = Math.min(free, cap(now) - inFlight.get());
        int allowed = pacer.available(now);
        List<Waiting> taken = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            int room = Math.min(allowed, lane == Lane.BULK ? places - Limits.IN_FLIGHT_FOR_PEOPLE : places);
            while (taken.size() < room && !singles.isEmpty() && singles.peek().lane() == lane) {
                takeIfFree(singles.poll(), taken, now);
            }
            takeInTurn(lane, taken, room, now);
        }
        pacer.take(taken.size(), now);
        return taken;
    }

    /// Messages that may not leave yet, to be put back into the queue for so long.
    List<Deferral> takeDeferrals() {
        List<Deferral> taken = List.copyOf(deferrals);
        deferrals.clear();
        return taken;
    }

    record Deferral(Waiting message, long nanos) {}

    boolean isWaiting() {
        return !singles.isEmpty() || batches.values().stream().anyMatch(BatchSource::isWaiting);
    }

    /// When a message may leave that is marked; it counts as having left.
    long pass(long now) {
        return gate.pass(line.messagesPerSecond(), now);
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
        var order = turns.order(
                batches.values().stream()
                        .filter(source -> source.batch().lane() == lane)
                        .toList(),
                source -> source.batch().id());
        boolean any = true;
        while (any) {
            any = false;
            for (BatchSource source : order) {
                boolean full = taken.size() >= room || (lane == Lane.BULK && reach.get() <= 0);
                Waiting next = full ? null : source.poll(now);
                if (next != null) {
                    takeIfFree(next, taken, now);
                    turns.served(source.batch().id());
                    any = true;
                }
            }
        }
    }

    private void takeIfFree(Waiting message, List<Waiting> taken, long now) {
        String person = person(message.to());
        long wait = pairs.freeAt(person, now) - now;
        if (wait > 0) {
            deferrals.add(new Deferral(message, wait));
            return;
        }
        pairs.take(person, now);
        if (message.lane() == Lane.BULK) {
            reach.decrementAndGet();
        }
        taken.add(message);
    }

    private static String person(Recipient to) {
        return switch (to) {
            case Recipient.Phone(String number) -> number;
            case Recipient.UserId(String id) -> id;
        };
    }

    private int cap(long now) {
        int most = Math.clamp(
                Limits.SECONDS_IN_FLIGHT * (long) line.messagesPerSecond(),
                Limits.IN_FLIGHT_AT_START,
                Limits.IN_FLIGHT_PER_NUMBER);
        long more =
                Math.max(answered.get() / Limits.ANSWERS_FOR_ONE_MORE, (now - openedAt) / Limits.ONE_MORE.toNanos());
        return (int) Math.min(most, Limits.IN_FLIGHT_AT_START + more);
    }
}
