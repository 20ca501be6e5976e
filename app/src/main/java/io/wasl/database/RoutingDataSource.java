package io.wasl.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/// Hands out the engine's connections inside the engine's scope, and the application's everywhere else.
final class RoutingDataSource extends AbstractRoutingDataSource implements Closeable {

    private static final ScopedValue<Role> ROLE = ScopedValue.newInstance();

    private final Map<Role, HikariDataSource> pools;

    RoutingDataSource(Map<Role, HikariDataSource> pools) {
        this.pools = pools;
        setTargetDataSources(Map.copyOf(pools));
        afterPropertiesSet();
    }

    static <T extends @Nullable Object> T asEngine(Supplier<T> work) {
        return ScopedValue.where(ROLE, Role.ENGINE).call(work::get);
    }

    static boolean isEngine() {
        return ROLE.isBound();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        return ROLE.orElse(Role.APP);
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
