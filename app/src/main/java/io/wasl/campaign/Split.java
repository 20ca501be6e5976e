package io.wasl.campaign;

import io.wasl.dispatch.Reach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Divides people among numbers so that Meta's limits let all of them finish on the same day, as early as can be. Pure.
record Split(long people, List<Sender> senders) {

    /// So that no part is empty.
    private static final int SMALLEST = 10;

    private static final int LONGEST_DAYS = 366;

    /// @param business whose limit it shares with the others of the same
    /// @param reach of that business; null where nothing limits it
    record Sender(String business, @Nullable Reach reach, int messagesPerSecond) {}

    /// For each number its part of [Share#WHOLE].
    List<Integer> parts() {
        double[] weights = weights();
        double sum = Arrays.stream(weights).sum();
        int free = Share.WHOLE - SMALLEST * senders.size();
        List<Integer> parts = new ArrayList<>();
        double before = 0;
        for (double weight : weights) {
            double after = before + (sum == 0 ? 1.0 / senders.size() : weight / sum);
            // Rounding where parts meet and not the parts themselves: they add up to the whole.
            parts.add(SMALLEST + (int) (Math.round(after * free) - Math.round(before * free)));
            before = after;
        }
        return parts;
    }

    /// How many people each reaches by the end of the first day by which together they reach everybody.
    private double[] weights() {
        double[] weights = reached(0);
        for (int day = 1; Arrays.stream(weights).sum() < people && day <= LONGEST_DAYS; day++) {
            weights = reached(day);
        }
        return weights;
    }

    private double[] reached(int moreDays) {
        return senders.stream().mapToDouble(sender -> reached(sender, moreDays)).toArray();
    }

    private double reached(Sender sender, int moreDays) {
        Reach reach = sender.reach();
        if (reach == null) {
            return (double) people * sender.messagesPerSecond() / fastest();
        }
        long siblings = senders.stream()
                .filter(other -> other.business().equals(sender.business()))
                .count();
        return (double) (reach.room() + moreDays * reach.perDay()) / siblings;
    }

    /// Of those that nothing limits.
    private int fastest() {
        return senders.stream()
                .filter(sender -> Objects.isNull(sender.reach()))
                .mapToInt(Sender::messagesPerSecond)
                .max()
                .orElse(1);
    }
}
