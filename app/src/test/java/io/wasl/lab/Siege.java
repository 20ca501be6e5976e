package io.wasl.lab;

import io.wasl.testing.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/// All attacks, one after the other, while people write and campaigns run.
final class Siege {

    private static final int AT_ONCE = 16;
    private static final Duration REST = Duration.ofMinutes(4);
    private static final int CAMPAIGN = 200;

    private final World world;
    private final Path folder;
    private final Consumer<String> diary;
    private final Map<Attack, Intruder> intruders = new EnumMap<>(Attack.class);
    private final List<String> findings = new ArrayList<>();

    Siege(World world, Path folder, Consumer<String> diary) {
        this.world = world;
        this.folder = folder;
        this.diary = diary;
    }

    /// @param each how long each attack goes on
    /// @param perSecond how many messages people write in a second meanwhile
    Outcome lay(Duration each, int perSecond) {
        var platform = new Platform(world.context());
        var key = "Bearer " + platform.apiKey(platform.newClient("Intruder"));
        var bustle = new Bustle(world, new Random(1), CAMPAIGN);
        try (var besieged = new Besieged(world, folder);
                var callers = new Callers(new Intruder(world.fleet()::door), perSecond)) {
            for (var attack : Attack.values()) {
                goOn(bustle);
                diary.accept("  " + attack.words());
                storm(attack, each, key, besieged);
            }
            goOn(bustle);
            callers.hangUp();
            return examine(callers, besieged, bustle);
        }
    }

    /// @param findings promises that were broken
    record Outcome(
            Map<Attack, Intruder> intruders,
            Callers callers,
            Besieged besieged,
            Examination examination,
            List<String> findings) {}

    private void storm(Attack attack, Duration each, String key, Besieged besieged) {
        var intruder = new Intruder(world.fleet()::door);
        intruders.put(attack, intruder);
        long end = System.nanoTime() + each.toNanos();
        if (attack.isOnce()) {
            attack.strike(intruder, key, besieged);
            Patience.rest(Duration.ofNanos(end - System.nanoTime()));
            return;
        }
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            all.add(Thread.ofVirtual().start(() -> {
                do {
                    attack.strike(intruder, key, besieged);
                } while (System.nanoTime() < end);
            }));
        }
        all.forEach(Siege::join);
    }

    private void goOn(Bustle bustle) {
        if (Patience.await(REST, this::isDatabaseThere)) {
            bustle.goOn();
        } else {
            findings.add("the database did not come back within " + REST);
        }
    }

    private Outcome examine(Callers callers, Besieged besieged, Bustle bustle) {
        if (!Patience.await(REST, () -> callers.isAllAcknowledged() && isQuiet())) {
            findings.add("the platform did not come to rest within " + REST);
        }
        List<String> written = new ArrayList<>(bustle.written());
        written.addAll(callers.acknowledged());
        var result = new Oracle(world).examine(written);
        findings.addAll(result.findings());
        return new Outcome(intruders, callers, besieged, result, findings);
    }

    private boolean isQuiet() {
        try {
            return world.meta().isIdle() && world.books().isQuiet();
        } catch (Books.DatabaseAway e) {
            return false;
        }
    }

    private boolean isDatabaseThere() {
        try {
            world.books().preparing();
            return true;
        } catch (Books.DatabaseAway e) {
            return false;
        }
    }

    private static void join(Thread thread) {
        try {
            var _ = thread.join(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
