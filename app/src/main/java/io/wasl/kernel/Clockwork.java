package io.wasl.kernel;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Rounds of work in the background, until they are stopped. Work tells of its failures itself; should it fail to, the
/// next round comes nevertheless.
public final class Clockwork {

    private final String name;
    private final int threads;
    private @Nullable ScheduledExecutorService running;

    /// @param name of its threads
    /// @param threads how many rounds may run at the same time; those of one work never do
    public Clockwork(String name, int threads) {
        this.name = name;
        this.threads = threads;
    }

    /// @param first how long from now until the first round
    /// @param pause between the end of a round and the beginning of the next
    @SuppressWarnings("FutureReturnValueIgnored") // nothing comes out of it
    public synchronized void every(Duration first, Duration pause, Runnable work) {
        if (running == null) {
            running = Executors.newScheduledThreadPool(
                    threads, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        }
        running.scheduleWithFixedDelay(() -> round(work), first.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Interrupts what is at work, and lets nothing begin again.
    public synchronized void stop() {
        if (running != null) {
            running.shutdownNow();
            running = null;
        }
    }

    public synchronized boolean isRunning() {
        return running != null;
    }

    /// An executor would drop work that throws, without a word.
    private static void round(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            LastResort.heed(e);
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
