package io.wasl.lab;

import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.BatchState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// What goes on in the laboratory between the faults: campaigns, some of them stopped half way; codes; people who
/// write.
final class Bustle {

    private static final int CAMPAIGNS = 3;
    private static final int PEOPLE = 5;
    private static final int CODES = 3;

    /// What a dead platform left half prepared waits for its lease to end; others go on.
    private static final int PREPARING = 4;

    /// Every so many rounds one campaign is stopped.
    private static final int CALLED_OFF = 3;

    private final World world;
    private final Random chance;
    private final int size;
    private final Deque<BatchId> running = new ArrayDeque<>();
    private final List<String> written = new ArrayList<>();
    private int started;
    private int rounds;

    /// @param size how many people a campaign goes to, about
    Bustle(World world, Random chance, int size) {
        this.world = world;
        this.chance = chance;
        this.size = size;
    }

    /// Sees to it that a few campaigns are on their way. The database must be there.
    void goOn() {
        var shop = world.shop();
        running.removeIf(batch -> {
            var state = shop.progress(batch).state();
            return state == BatchState.FINISHED || state == BatchState.CANCELLED;
        });
        if (world.books().preparing() < PREPARING) {
            world.books().hurry(shop.prepare(nextNumber()));
        }
        if (rounds % CALLED_OFF == 1 && !running.isEmpty()) {
            shop.callOff(running.removeLast());
        }
        while (running.size() < CAMPAIGNS) {
            running.addLast(shop.start(nextNumber(), size / 2 + chance.nextInt(size)));
        }
        rounds++;
        for (int i = 0; i < CODES; i++) {
            shop.sendCode(chance.nextInt(shop.numbers()));
        }
        for (int i = 0; i < PEOPLE; i++) {
            var from = "2613%08d".formatted(chance.nextInt(1_000));
            written.add(world.meta().write(chance.nextInt(shop.numbers()), from, "Bonjour !"));
        }
    }

    private int nextNumber() {
        return started++ % world.shop().numbers();
    }

    /// What people wrote to us, by the ids that Meta gave.
    List<String> written() {
        return written;
    }
}
