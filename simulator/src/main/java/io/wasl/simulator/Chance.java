package io.wasl.simulator;

import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The dice. A seed makes a run repeatable.
final class Chance {

    private final SplittableRandom dice;

    Chance(@Nullable Long seed) {
        dice = seed == null ? new SplittableRandom() : new SplittableRandom(seed);
    }

    boolean hits(double rate) {
        return rate > 0 && dice.nextDouble() < rate;
    }

    long between(long least, long most) {
        return most <= least ? least : dice.nextLong(least, most + 1);
    }

    /// One of the codes, each with its own rate, or null for the rest of the probability.
    @Nullable Integer oneOf(Map<Integer, Double> rates) {
        if (rates.isEmpty()) {
            return null;
        }
        double drawn = dice.nextDouble();
        for (Map.Entry<Integer, Double> rate : rates.entrySet()) {
            drawn -= rate.getValue();
            if (drawn < 0) {
                return rate.getKey();
            }
        }
        return null;
    }

    long bits() {
        return dice.nextLong();
    }
}
