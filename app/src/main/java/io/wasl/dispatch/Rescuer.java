package io.wasl.dispatch;

import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.SendingNumber;
import io.wasl.database.Scopes;
import io.wasl.dispatch.Roads.Lease;
import io.wasl.kernel.CrashPoint;
import io.wasl.kernel.Stumbles;
import io.wasl.message.Fact;
import io.wasl.message.MessageStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Holds this instance's roads, takes those that nobody holds, and says of what their last owner left half done that it
/// is in doubt.
final class Rescuer implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Rescuer.class);

    private static final String DIED = "the instance that sent it died";

    private final OpenRoads roads;
    private final Scopes scopes;
    private final Tables tables;
    private final Accounts accounts;
    private final RemovedNumbers removed;
    private final Reaches reaches;
    private final Stumbles<Lease> stumbles;
    private final Stumbles<Road> refreshed;

    Rescuer(
            OpenRoads roads,
            Tables tables,
            Accounts accounts,
            RemovedNumbers removed,
            Reaches reaches,
            InstantSource clock) {
        this.roads = roads;
        this.scopes = tables.scopes();
        this.tables = tables;
        this.accounts = accounts;
        this.removed = removed;
        this.reaches = reaches;
        this.stumbles = new Stumbles<>(clock, Limits.RENEWAL);
        this.refreshed = new Stumbles<>(clock);
    }

    @Override
    public void run() {
        try {
            renew();
            take();
            refresh();
        } catch (RuntimeException e) {
            log.error("Roads cannot be renewed or taken now; trying again in {}", Limits.RENEWAL, e);
        }
    }

    /// Takes free roads now instead of at the next round: somebody has built one.
    void take() {
        long now = System.nanoTime();
        List<Lease> taken =
                scopes.engine(() -> tables.roads().take(roads.instance(), Limits.LEASE, Limits.ROADS_AT_ONCE));
        if (!taken.isEmpty()) {
            CrashPoint.ROAD_TAKEN.hit();
        }
        stumbles.each(taken, lease -> open(lease, now), Rescuer::tell);
    }

    void release() {
        roads.clear();
        scopes.engine(() -> tables.roads().release(roads.instance()));
    }

    private void renew() {
        long now = System.nanoTime();
        List<Lease> held = scopes.engine(() -> tables.roads().renew(roads.instance(), Limits.LEASE));
        roads.keepOnly(held.stream().map(Lease::account).toList());
        List<Lease> unopened = new ArrayList<>();
        for (Lease lease : held) {
            Road road = roads.of(lease.account());
            if (road == null || road.epoch() != lease.epoch()) {
                unopened.add(lease);
            } else {
                road.holdUntil(heldUntil(now));
            }
        }
        // One that cannot be opened holds up no other client's.
        stumbles.each(unopened, lease -> open(lease, now), Rescuer::tell);
    }

    private static void tell(Lease lease, Duration pause, RuntimeException why) {
        log.error(
                "The road of {} cannot be opened, and nothing leaves on it; it is tried again in {}",
                lease.account(),
                pause,
                why);
    }

    private void open(Lease lease, long now) {
        int abandoned = scopes.engine(() -> abandon(lease));
        CrashPoint.ROAD_CLEARED.hit();
        if (abandoned > 0) {
            log.warn(
                    "{} messages of {} were being sent when their instance died; a status will tell, and without one"
                            + " each is treated as its purpose asks for",
                    abandoned,
                    lease.account());
        }
        Line line = lines(List.of(lease.account())).get(lease.account());
        if (line == null) {
            removed.clear(lease);
        } else {
            var road = new Road(lease, line, System.nanoTime());
            road.holdUntil(heldUntil(now));
            roads.add(road);
        }
    }

    private int abandon(Lease lease) {
        var abandoned = tables.inDoubt().abandon(lease.tenant(), lease.account(), lease.epoch());
        List<Fact> facts = new ArrayList<>();
        List<Attempts.Note> notes = new ArrayList<>();
        for (var each : abandoned) {
            facts.add(new Fact.Stands(each.about(), MessageStatus.UNCONFIRMED, DIED));
            notes.add(new Attempts.Note(each.about(), Doubt.window(each.purpose(), false), false, DIED));
        }
        var moves = tables.messages().record(facts);
        tables.inDoubt()
                .settle(abandoned.stream().map(MessagesInDoubt.Abandoned::about).toList());
        tables.attempts().add(notes);
        tables.counts().apply(Writer.RESCUER, moves);
        return abandoned.size();
    }

    private void refresh() {
        Set<Road> resting = refreshed.resting();
        divide(roads.all().stream().filter(road -> !resting.contains(road)).toList());
    }

    /// What is told of one may not be readable, a token that no key opens: the others are not to wait for it.
    private void divide(List<Road> held) {
        try {
            refresh(held);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            if (held.size() > 1) {
                divide(held.subList(0, held.size() / 2));
                divide(held.subList(held.size() / 2, held.size()));
            } else {
                log.error(
                        "News of {} cannot be read; it goes on as before, and is looked at again in {}",
                        held.getFirst().account(),
                        refreshed.failed(held.getFirst()),
                        e);
            }
        }
    }

    private void refresh(List<Road> held) {
        Map<AccountId, Line> lines = lines(held.stream().map(Road::account).toList());
        for (Road road : held) {
            Line line = lines.get(road.account());
            if (line == null) {
                road.close();
                removed.clear(new Lease(road.tenant(), road.account(), road.epoch()));
            } else {
                road.update(line);
            }
        }
    }

    /// What the connection says of all of them; of those that are gone, nothing.
    private Map<AccountId, Line> lines(List<AccountId> ids) {
        List<SendingNumber> numbers = ids.isEmpty() ? List.of() : accounts.sendingNumbers(ids);
        Map<AccountId, Long> reach = reaches.ofNumbers(numbers);
        Map<AccountId, Line> lines = new HashMap<>();
        for (SendingNumber number : numbers) {
            AccountId id = number.account().id();
            lines.put(id, line(number, reach.get(id)));
        }
        return lines;
    }

    /// @param reach null where there is no limit
    private static Line line(SendingNumber number, @Nullable Long reach) {
        Account account = number.account();
        return new Line(
                account.phoneNumberId(),
                number.accessToken(),
                account.messagesPerSecond(),
                account.canSend(),
                reach == null ? null : account.business(),
                reach == null ? Long.MAX_VALUE : reach);
    }

    /// A second before the database lets others take it.
    private static long heldUntil(long renewedAt) {
        return renewedAt + Limits.LEASE.minusSeconds(1).toNanos();
    }
}
