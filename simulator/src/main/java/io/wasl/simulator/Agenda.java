package io.wasl.simulator;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// What is due later. One ticking timer serves any number of tasks: at thousands of messages a second a
/// timer for each status would cost more than the status.
final class Agenda {

    private static final int TICK_MS = 4;

    private final Vertx vertx;
    private final InstantSource clock;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::dueMs).thenComparingLong(Task::sequence));
    private long sequence;
    private boolean ticking;
    private boolean stopped;
    private long timer;

    Agenda(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    void after(long delayMs, Runnable action) {
        if (stopped) {
            return;
        }
        tasks.add(new Task(clock.millis() + delayMs, sequence++, action));
        if (!ticking) {
            ticking = true;
            timer = vertx.setPeriodic(TICK_MS, tick -> runDue());
        }
    }

    int size() {
        return tasks.size();
    }

    void stop() {
        stopped = true;
        tasks.clear();
    }

    private void runDue() {
        long nowMs = clock.millis();
        for (Task next = tasks.peek(); next != null && next.dueMs <= nowMs; next = tasks.peek()) {
            tasks.poll();
            next.action.run();
        }
        if (tasks.isEmpty()) {
            vertx.cancelTimer(timer);
            ticking = false;
        }
    }

    private record Task(long dueMs, long sequence, Runnable action) {}
}
