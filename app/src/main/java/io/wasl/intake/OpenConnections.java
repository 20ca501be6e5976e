package io.wasl.intake;

import java.net.InetAddress;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// How many connections each address holds open. A proxy speaks for many and is not counted.
final class OpenConnections {

    private static final int BETWEEN_SWEEPS = 1_000;

    private final int most;
    private final Predicate<InetAddress> proxy;
    private final Map<String, List<Channel>> open = new HashMap<>();
    private int admitted;

    OpenConnections(int most, Predicate<InetAddress> proxy) {
        this.most = most;
        this.proxy = proxy;
    }

    /// @return false if it is one too many
    synchronized boolean admit(InetAddress from, Channel connection) {
        if (proxy.test(from)) {
            return true;
        }
        if (++admitted % BETWEEN_SWEEPS == 0) {
            sweep();
        }
        var others = open.computeIfAbsent(Callers.network(from), address -> new ArrayList<>());
        if (others.size() >= most) {
            others.removeIf(other -> !other.isOpen());
        }
        return others.size() < most && others.add(connection);
    }

    private void sweep() {
        open.values().forEach(connections -> connections.removeIf(other -> !other.isOpen()));
        open.values().removeIf(List::isEmpty);
    }
}
