package io.wasl.kernel;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A few threads for heavy work, and a short row of those who wait for them.
final class Bench implements AutoCloseable {

    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private final Semaphore places;
    private final Duration retryAfter;

    /// @param most how much may wait or be at work
    /// @param retryAfter what to tell whoever is refused
    Bench(String name, int threads, int most, Duration retryAfter) {
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(most),
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        this.threads.allowCoreThreadTimeOut(true);
        this.places = new Semaphore(most);
        this.retryAfter = retryAfter;
    }

    <T> FutureTask<T> offer(HeavyWork.Work<T, ?> work) {
        if (!places.tryAcquire()) {
            throw new TooBusy(retryAfter);
        }
        return begin(work);
    }

    <T> FutureTask<T> put(HeavyWork.Work<T, ?> work) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        return begin(work);
    }

    /// @throws E as the work threw it
    @SuppressWarnings("unchecked") // what the work throws is an E, or unchecked
    <T, E extends Exception> T await(FutureTask<T> begun) throws E {
        try {
            return begun.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception expected) {
                throw (E) expected;
            }
            throw new WorkFailed(e.getCause());
        } catch (InterruptedException e) {
            begun.cancel(true);
            throw interrupted();
        }
    }

    private <T> FutureTask<T> begin(HeavyWork.Work<T, ?> work) {
        var task = new FutureTask<T>(work::run) {
            @Override
            protected void done() {
                places.release();
            }
        };
        try {
            threads.execute(task);
        } catch (RejectedExecutionException closed) {
            task.cancel(false);
        }
        return task;
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("Nobody waits for this work any more");
    }

    /// Whoever waits for what has not begun would wait for ever.
    @Override
    public void close() {
        for (var waiting : threads.shutdownNow()) {
            if (waiting instanceof FutureTask<?> task) {
                task.cancel(false);
            }
        }
    }
}
