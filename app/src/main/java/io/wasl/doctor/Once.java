package io.wasl.doctor;

import io.wasl.connection.AccountRefused;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// A fact that several checks need, and that is asked for once.
final class Once<T> implements Supplier<T> {

    private final FutureTask<T> task;

    Once(Supplier<T> source) {
        task = new FutureTask<>(source::get);
    }

    @Override
    public T get() {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            // Thrown anew for each who asks, so that its trace says where.
            if (e.getCause() instanceof AccountRefused refused) {
                throw new AccountRefused(refused.trouble(), refused.metaSays());
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
