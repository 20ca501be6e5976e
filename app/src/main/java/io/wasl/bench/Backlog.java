package io.wasl.bench;

import io.wasl.connection.Account;
import java.util.List;
import org.springframework.context.ApplicationContext;

/// Work that waits for the platform when it starts.
interface Backlog {

    /// @param accounts from which it is to leave
    void pileUp(ApplicationContext context, List<Account> accounts, BenchDatabase database);
}
