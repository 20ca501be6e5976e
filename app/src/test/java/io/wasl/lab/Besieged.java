package io.wasl.lab;

import java.nio.file.Path;
import java.time.Duration;

/// A platform with its embedded database and the one who supervises it: whatever ends it, it is started again.
final class Besieged implements AutoCloseable {

    private final World world;
    private final Path folder;
    private volatile boolean closing;
    private volatile int ends;
    private volatile Duration longestAway = Duration.ZERO;

    Besieged(World world, Path folder) {
        this.world = world;
        this.folder = folder;
        Thread.ofVirtual().name("supervisor").start(this::supervise);
    }

    private void supervise() {
        while (!closing) {
            var instance = world.fleet().eldest();
            if (!instance.isAlive()) {
                long since = System.nanoTime();
                ends++;
                world.fleet().remove(instance);
                world.fleet().add("");
                world.fleet().awaitSomebody();
                var away = Duration.ofNanos(System.nanoTime() - since);
                longestAway = away.compareTo(longestAway) > 0 ? away : longestAway;
            }
            Patience.rest(Duration.ofMillis(50));
        }
    }

    void killDatabase() {
        world.database().kill();
    }

    void exhaust() {
        Exhaustion.strike(world.fleet().eldest().id(), folder);
    }

    /// How often the process ended and was started anew.
    int ends() {
        return ends;
    }

    /// From the end of a process until the next one was ready.
    Duration longestAway() {
        return longestAway;
    }

    @Override
    public void close() {
        closing = true;
    }
}
