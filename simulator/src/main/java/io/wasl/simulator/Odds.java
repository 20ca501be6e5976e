package io.wasl.simulator;

import org.jspecify.annotations.Nullable;

/// The knobs with the dice that they load.
final class Odds {

    private final Knobs knobs;
    private final Chance chance;

    Odds(Knobs knobs, Chance chance) {
        this.knobs = knobs;
        this.chance = chance;
    }

    Knobs knobs() {
        return knobs;
    }

    boolean hits(Knob rate) {
        return chance.hits(knobs.rate(rate));
    }

    boolean hits(double rate) {
        return chance.hits(rate);
    }

    long withinMs(Knob least, Knob most) {
        return chance.between(knobs.millis(least), knobs.millis(most));
    }

    long upTo(long most) {
        return chance.between(0, most);
    }

    @Nullable Integer refusal() {
        return chance.oneOf(knobs.errorRates());
    }

    @Nullable Integer failure() {
        return chance.oneOf(knobs.failureRates());
    }
}
