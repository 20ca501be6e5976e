package io.wasl.database;

import io.wasl.kernel.TenantId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The two ways to speak to the database, each one transaction: for one tenant, or as the engine that serves them all.
///
/// A scope inside a scope joins its transaction. Inside a tenant's scope no other tenant's can be opened, and the
/// engine's neither: rights only shrink on the way in.
@Component
public class Scopes {

    private static final ScopedValue<TenantId> TENANT = ScopedValue.newInstance();

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Scopes(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    /// Runs `work` in a transaction that sees this tenant's rows only.
    public <T extends @Nullable Object> T tenant(TenantId tenant, Supplier<T> work) {
        if (TENANT.isBound() && !TENANT.get().equals(tenant)) {
            throw new IllegalStateException("Within the scope of one tenant, another's was asked for");
        }
        return ScopedValue.where(TENANT, tenant)
                .call(() -> transaction.<T>execute(status -> {
                    name(tenant);
                    return work.get();
                }));
    }

    public void tenant(TenantId tenant, Runnable work) {
        tenant(tenant, () -> {
            work.run();
            return true;
        });
    }

    /// Runs `work` in a transaction of the engine, which sees every tenant's rows.
    public <T extends @Nullable Object> T engine(Supplier<T> work) {
        if (TENANT.isBound() && !RoutingDataSource.isEngine()) {
            throw new IllegalStateException("Within the scope of a tenant, the engine's was asked for");
        }
        return RoutingDataSource.asEngine(() -> transaction.<T>execute(status -> work.get()));
    }

    public void engine(Runnable work) {
        engine(() -> {
            work.run();
            return true;
        });
    }

    private void name(TenantId tenant) {
        // The third argument makes it end with the transaction: a pooled connection must not remember a tenant.
        jdbc.sql("SELECT set_config('wasl.tenant', ?, true)")
                .param(tenant.toString())
                .query(String.class)
                .single();
    }
}
