package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.database.Scopes;
import io.wasl.database.Standstill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every few milliseconds takes what may leave on all roads of this instance, has it marked in one transaction, and
/// hands it to the sender.
final class Picker implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Picker.class);
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 500;
    private static final long BATCHES_NANOS = Duration.ofMillis(200).toNanos();

    private final OpenRoads roads;
    private final Scopes scopes;
    private final Batches batches;
    private final QueuedMessages queue;
    private final Intents intents;
    private final Sender sender;
    private final Bell bell;
    private final Standstill standstill;
    private volatile boolean closing;
    private long batchesAt = System.nanoTime();
    private List<QueuedMessages.Proposal> unanswered = List.of();
    private List<Intent> marked = List.of();
    private int handedOver;

    Picker(OpenRoads roads, Tables tables, Intents intents, Sender sender, Bell bell) {
        this.roads = roads;
        this.scopes = tables.scopes();
        this.batches = tables.batches();
        this.queue = tables.queue();
        this.intents = intents;
        this.sender = sender;
        this.bell = bell;
        this.standstill = tables.standstill();
    }

    void close() {
        closing = true;
        bell.ring();
    }

    boolean isWanted() {
        return !closing;
    }

    @Override
    public void run() {
        try {
            while (isWanted()) {
                bell.await(tick() ? Limits.TICK : Limits.IDLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether more may leave soon
    private boolean tick() throws InterruptedException {
        try {
            takeBack();
            long now = System.nanoTime();
            var open = roads.all().stream().filter(road -> road.isOpen(now)).toList();
            if (open.isEmpty() || standstill.current().isPresent()) {
                return false;
            }
            read(open, now);
            return pick(open, now);
        } catch (RuntimeException e) {
            // Whatever was taken out of the buffers is still waiting in the queue, or is marked and taken back.
            log.error("Nothing could be marked for sending; trying again in a moment", e);
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
            return true;
        }
    }

    /// A commit may have taken place though its answer was lost, or handing over may have broken off: then marks stand,
    /// and nobody would send under them while this instance holds the road.
    private void takeBack() {
        if (!unanswered.isEmpty()) {
            marked = intents.unanswered(unanswered);
            handedOver = 0;
            unanswered = List.of();
        }
        while (handedOver < marked.size()) {
            Intent intent = marked.get(handedOver);
            Road road = roads.of(intent.message().account());
            handedOver++;
            if (road != null && road.epoch() == intent.epoch()) {
                road.departed();
                sender.notSent(road, intent, "what marked it broke off");
            }
        }
    }

    private void read(List<Road> open, long now) {
        Set<AccountId> rung = bell.accounts();
        scopes.engine(() -> {
            if (now >= batchesAt || !rung.isEmpty()) {
                runBatches(open, now);
                batchesAt = now + BATCHES_NANOS;
            }
            queue.defer(
                    open.stream().flatMap(road -> road.takeDeferrals().stream()).toList());
            readSingles(open, rung, now);
            open.forEach(road -> road.read(queue, now));
        });
    }

    private void readSingles(List<Road> open, Set<AccountId> rung, long now) {
        var asking = open.stream()
                .filter(road -> rung.contains(road.account()) || road.wantsSingles(now))
                .toList();
        if (!asking.isEmpty()) {
            var found = queue.singles(asking, Limits.SINGLES);
            asking.forEach(road -> road.waiting(found.getOrDefault(road.account(), List.of()), now));
        }
    }

    private void runBatches(List<Road> open, long now) {
        Map<AccountId, List<Batch>> running = batches
                .running(open.stream().map(Road::account).toList())
                .stream()
                .collect(Collectors.groupingBy(Batch::account));
        open.forEach(road -> road.run(running.getOrDefault(road.account(), List.of()), now));
    }

    private boolean pick(List<Road> open, long now) {
        List<QueuedMessages.Proposal> proposals = new ArrayList<>();
        int room = Limits.IN_FLIGHT - sender.calling();
        for (Road road : open) {
            for (Waiting waiting : road.take(now, room - proposals.size())) {
                proposals.add(new QueuedMessages.Proposal(
                        waiting, road.epoch(), road.line().business()));
            }
        }
        if (proposals.isEmpty()) {
            return open.stream().anyMatch(Road::isWaiting);
        }
        Map<AccountId, Road> byAccount = new HashMap<>();
        open.forEach(road -> byAccount.put(road.account(), road));
        unanswered = proposals;
        marked = intents.mark(roads.instance(), proposals);
        handedOver = 0;
        unanswered = List.of();
        while (handedOver < marked.size()) {
            Intent intent = marked.get(handedOver);
            Road road = Objects.requireNonNull(byAccount.get(intent.message().account()));
            handedOver++;
            road.departed();
            sender.send(road, intent);
        }
        return true;
    }
}
