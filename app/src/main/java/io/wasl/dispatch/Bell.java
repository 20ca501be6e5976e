package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells this process's engine at once that there is work; other processes find it by looking.
@Component
class Bell {

    private final Semaphore rung = new Semaphore(0);
    private final Set<AccountId> accounts = ConcurrentHashMap.newKeySet();

    /// Rings when the present transaction has been committed: before, nobody sees the work.
    void ringAfterCommit(AccountId account) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                accounts.add(account);
                ring();
            }
        });
    }

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /// Waits for the bell, but not longer than given.
    void await(Duration most) throws InterruptedException {
        if (rung.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }

    /// The accounts for which it has rung since it was last asked.
    Set<AccountId> accounts() {
        if (accounts.isEmpty()) {
            return Set.of();
        }
        Set<AccountId> rang = new HashSet<>(accounts);
        accounts.removeAll(rang);
        return rang;
    }
}
