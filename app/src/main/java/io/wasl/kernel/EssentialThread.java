package io.wasl.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread without which the platform would only seem to live. Whatever breaks its work off, the work begins again,
/// until its owner wants it no more; meanwhile the process does not count as alive.
public final class EssentialThread {

    private static final Logger log = LoggerFactory.getLogger(EssentialThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<EssentialThread> WANTED = ConcurrentHashMap.newKeySet();

    private final BooleanSupplier wanted;
    private final Runnable work;
    private final Thread thread;
    private volatile boolean broken;

    private EssentialThread(Thread.Builder builder, BooleanSupplier wanted, Runnable work) {
        this.wanted = wanted;
        this.work = work;
        thread = builder.unstarted(this::run);
    }

    /// @param wanted whether it is to go on; asked before the work begins, and when it has ended
    /// @param work returns when it is wanted no more
    public static EssentialThread start(Thread.Builder builder, BooleanSupplier wanted, Runnable work) {
        var essential = new EssentialThread(builder, wanted, work);
        WANTED.add(essential);
        essential.thread.start();
        return essential;
    }

    /// The names of those in this process that are wanted and do not work.
    public static List<String> missing() {
        return WANTED.stream()
                .filter(essential -> essential.broken || !essential.thread.isAlive())
                .map(essential -> essential.thread.getName())
                .toList();
    }

    /// @return whether it has ended
    public boolean join(Duration patience) throws InterruptedException {
        return thread.join(patience);
    }

    public void interrupt() {
        thread.interrupt();
    }

    private void run() {
        while (wanted.getAsBoolean()) {
            turn();
        }
        WANTED.remove(this);
    }

    private void turn() {
        try {
            broken = false;
            work.run();
            if (wanted.getAsBoolean()) {
                rest(null);
            }
        } catch (Throwable failure) {
            LastResort.heed(failure);
            rest(failure);
        }
    }

    private void rest(@Nullable Throwable failure) {
        broken = true;
        log.error("{} broke off; it begins again in {}", thread.getName(), PAUSE, failure);
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            log.debug("Whether it is still wanted is asked at once");
        }
    }
}
