package io.wasl.lab;

import io.wasl.kernel.CrashPoint;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Lets faults strike while campaigns run, and has the oracle look when everything has come to rest.
final class Laboratory {

    private static final Duration PROGRESS = Duration.ofSeconds(4);
    private static final Duration DYING = Duration.ofSeconds(2);
    private static final int MOST_QUIET_TIMES = 6;
    private static final Duration REST = Duration.ofMinutes(4);
    private static final long PAUSE = Duration.ofMillis(400).toNanos();
    private static final int ENOUGH = 40;
    private static final int CAMPAIGN = 400;
    private static final int PLATFORMS = 2;
    private static final int MOST_FAILED_STARTS_IN_A_ROW = 50;
    private static final int STRIKES_BETWEEN_RESTS = 40;

    private final World world;
    private final Random chance;
    private final Clock clock;
    private final Consumer<String> diary;
    private final Arms arms;
    private final Bustle bustle;
    private final Oracle oracle;
    private final Tally tally;
    private final Uptime uptime = new Uptime();
    private final List<Strike> strikes = new ArrayList<>();
    private int startsThatFailed;
    private long lookedAt = System.nanoTime();

    private Laboratory(World world, Random chance, Clock clock, Consumer<String> diary, Tally tally) {
        this.tally = tally;
        this.world = world;
        this.chance = chance;
        this.clock = clock;
        this.diary = diary;
        arms = new Arms(chance);
        bustle = new Bustle(world, chance, CAMPAIGN);
        oracle = new Oracle(world);
        tally.begin();
    }

    /// @param tally what it adds up to, together with what was there before
    static Laboratory open(World world, long seed, Clock clock, Consumer<String> diary, Tally tally) {
        var laboratory = new Laboratory(world, new Random(seed), clock, diary, tally);
        world.mend();
        for (int i = 0; i < PLATFORMS; i++) {
            world.fleet().add(laboratory.arms.take());
        }
        world.fleet().awaitSomebody();
        return laboratory;
    }

    /// Goes on until a platform has died at every crash point, or time is up.
    void crashEverywhere(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        int quietTimes = 0;
        while (!arms.isEverywhereCrashed() && System.nanoTime() < end) {
            bustle.goOn();
            quietTimes = amid(DYING, this::hasSomebodyDied) ? 0 : quietTimes + 1;
            if (quietTimes == MOST_QUIET_TIMES) {
                // It has all the work, and may be armed only where nobody passes as long as nobody else dies.
                quietTimes = 0;
                kill();
            }
            bury(true);
        }
    }

    private void kill() {
        var strike = begin(Fault.KILL_PLATFORM, "");
        Fault.KILL_PLATFORM.strike(world, chance);
        strike.caught(world.books().leaving());
    }

    /// Lets each of these strike, one after the other, unless a promise is broken.
    void strikeEach(List<Fault> faults) {
        for (Fault fault : faults) {
            if (tally.findings().isEmpty()) {
                strikeAmid(fault, false);
            }
        }
    }

    /// Lets faults strike until so many kills have been counted, or a promise is broken.
    void run(int kills, List<Fault> faults) {
        var plan = new Plan(faults, chance);
        while (tally.kills() < kills && tally.findings().isEmpty()) {
            if (strikes.size() >= STRIKES_BETWEEN_RESTS) {
                rest();
            }
            strikeAmid(plan.next(), chance.nextInt(10) < 7);
        }
    }

    /// Waits until everything has come to rest, and has the oracle look.
    void rest() {
        world.mend();
        boolean quiet = amid(REST, () -> {
            bury(false);
            return world.meta().isIdle() && world.books().isQuiet();
        });
        if (!quiet) {
            tally.found("the platforms did not come to rest within " + REST);
        }
        world.accepted().readOn();
        endLast();
        var result = oracle.examine(bustle.written());
        tally.add(strikes, result, world.accepted());
        strikes.clear();
        diary.accept("      at rest: %,d messages, %,d accepted, %,d unconfirmed, %d duplicates, %d losses"
                .formatted(
                        result.messages(),
                        world.accepted().total(),
                        result.unconfirmed().size(),
                        result.duplicates().size(),
                        result.lost().size()));
        result.findings().forEach(diary);
    }

    /// Where platforms have died.
    Set<CrashPoint> crashed() {
        return arms.crashed();
    }

    /// @param arm whether platforms that take the place of others are to die as well
    private void strikeAmid(Fault fault, boolean arm) {
        bustle.goOn();
        awaitProgress();
        bury(arm);
        var strike = begin(fault, "");
        fault.strike(world, chance);
        strike.caught(world.books().leaving());
        bury(arm);
    }

    private Strike begin(Fault fault, String place) {
        world.accepted().readOn();
        endLast();
        var strike = new Strike(
                fault, place, clock.instant(), uptime, world.accepted().total());
        strikes.add(strike);
        tally.strikes(strike);
        diary.accept("%4d  %s %s".formatted(tally.kills(), fault.words(), place).stripTrailing());
        return strike;
    }

    private void endLast() {
        if (!strikes.isEmpty()) {
            strikes.getLast().end(world.accepted().total());
        }
    }

    private boolean hasSomebodyDied() {
        return world.fleet().all().stream().anyMatch(instance -> !instance.isAlive());
    }

    /// Replaces the platforms that have died.
    ///
    /// @param arm whether the new ones are to die as well
    private void bury(boolean arm) {
        var fleet = world.fleet();
        do {
            for (var instance : fleet.all()) {
                if (!instance.isAlive()) {
                    bury(instance);
                    fleet.add(arm ? arms.take() : "");
                }
            }
            fleet.awaitSomebody();
            if (fleet.isSomebodyReady()) {
                startsThatFailed = 0;
            }
        } while (hasSomebodyDied());
    }

    private void bury(Instance dead) {
        world.fleet().remove(dead);
        var point = CrashPoint.ofExitStatus(dead.exitStatus());
        if (point.isPresent()) {
            arms.crashedAt(point.get());
            begin(Fault.CRASH_POINT, point.get().word()).caught(world.books().leaving());
        } else if (!dead.wasEnded() && !dead.hasAnswered() && startsThatFailed++ < MOST_FAILED_STARTS_IN_A_ROW) {
            // The database may have been away; whoever runs a platform has it started again.
            diary.accept("      a platform could not start");
        } else if (!dead.wasEnded()) {
            tally.found("a platform ended by itself with status " + dead.exitStatus());
        }
    }

    private void awaitProgress() {
        long before = world.accepted().total();
        amid(PROGRESS, () -> world.accepted().total() >= before + ENOUGH);
    }

    /// Waits, with an eye on what becomes known.
    private boolean amid(Duration most, BooleanSupplier condition) {
        return Patience.await(most, () -> {
            look();
            return condition.getAsBoolean();
        });
    }

    private void look() {
        if (System.nanoTime() - lookedAt < PAUSE) {
            return;
        }
        lookedAt = System.nanoTime();
        world.accepted().readOn();
        boolean up = false;
        for (Instance instance : world.fleet().all()) {
            up |= instance.isReady();
        }
        uptime.look(up);
        try {
            for (Strike strike : strikes) {
                var taken =
                        strike.unclear().stream().filter(world.accepted()::has).toList();
                strike.cleared(world.books().known(taken));
            }
        } catch (Books.DatabaseAway e) {
            // It is looked at again soon.
        }
    }
}
