package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The roads that this instance holds.
final class OpenRoads {

    private final UUID instance;
    private final Map<AccountId, Road> roads = new ConcurrentHashMap<>();

    OpenRoads(UUID instance) {
        this.instance = instance;
    }

    UUID instance() {
        return instance;
    }

    Collection<Road> all() {
        return roads.values();
    }

    @Nullable Road of(AccountId account) {
        return roads.get(account);
    }

    void add(Road road) {
        roads.put(road.account(), road);
    }

    void keepOnly(Collection<AccountId> accounts) {
        roads.keySet().retainAll(accounts);
    }

    void clear() {
        roads.clear();
    }
}
