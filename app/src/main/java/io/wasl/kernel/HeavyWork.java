package io.wasl.kernel;

import java.time.Duration;

/// Where work is done that keeps a processor busy: hashing, reading files, drawing. It has a few threads of its own, so
/// that doors go on answering whatever somebody hands in. Virtual threads would not do: work that never waits holds
/// their carriers, and then nothing else in the process moves.
///
/// Brief and lengthy work do not wait for each other. Who finds too much waiting before him is refused at once.
public final class HeavyWork implements AutoCloseable {

    private static final int MOST_BRIEF = 100;
    private static final int MOST_LENGTHY = 20;
    private static final Duration BRIEF_RETRY = Duration.ofSeconds(2);
    private static final Duration LENGTHY_RETRY = Duration.ofSeconds(15);

    private final Bench brief;
    private final Bench lengthy;

    /// @param processors of the machine; each of the two kinds gets half of them
    public HeavyWork(int processors) {
        int threads = Math.max(1, processors / 2);
        this.brief = new Bench("brief-work", threads, MOST_BRIEF, BRIEF_RETRY);
        this.lengthy = new Bench("lengthy-work", threads, MOST_LENGTHY, LENGTHY_RETRY);
    }

    /// Does what takes at most a second, such as hashing a password, and returns when it is done.
    ///
    /// @throws TooBusy if too much waits already
    /// @throws WorkFailed if an [Error] ended it, such as a lack of memory
    public <T, E extends Exception> T brief(Work<T, E> work) throws E {
        return brief.await(brief.offer(work));
    }

    /// Does what may take longer, such as reading a file, and returns when it is done.
    ///
    /// @throws TooBusy if too much waits already
    /// @throws WorkFailed if an [Error] ended it, such as a lack of memory
    public <T, E extends Exception> T lengthy(Work<T, E> work) throws E {
        return lengthy.await(lengthy.offer(work));
    }

    /// As [#lengthy], for work in the background: it waits for its turn, however long that takes.
    public <T, E extends Exception> T patiently(Work<T, E> work) throws E {
        return lengthy.await(lengthy.put(work));
    }

    @Override
    public void close() {
        brief.close();
        lengthy.close();
    }

    /// What there is to do.
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        T run() throws E;
    }
}
