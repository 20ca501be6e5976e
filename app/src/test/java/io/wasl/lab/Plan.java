package io.wasl.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// Which fault is next: each of the given as often as it is given, in an order of chance, and then all anew.
final class Plan {

    private final List<Fault> faults;
    private final Random chance;
    private final Deque<Fault> next = new ArrayDeque<>();

    Plan(List<Fault> faults, Random chance) {
        this.faults = faults;
        this.chance = chance;
    }

    Fault next() {
        if (next.isEmpty()) {
            List<Fault> all = new ArrayList<>(faults);
            Collections.shuffle(all, chance);
            next.addAll(all);
        }
        return next.removeFirst();
    }
}
