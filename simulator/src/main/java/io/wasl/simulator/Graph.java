package io.wasl.simulator;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which noun answers which path.
final class Graph {

    private final Map<String, Route> edges = new HashMap<>();
    private final Map<String, Route> roots = new HashMap<>();
    private final Route nodes;

    Graph(Route nodes) {
        this.nodes = nodes;
    }

    /// `METHOD /{node}/{edge}`.
    Graph edge(String method, String edge, Route route) {
        edges.put(method + ' ' + edge, route);
        return this;
    }

    /// A path that starts at no node.
    Graph root(String method, String path, Route route) {
        roots.put(method + ' ' + path, route);
        return this;
    }

    void handle(Call call) {
        Route route = find(call);
        if (route == null) {
            call.refuse(GraphError.unknownPath("/" + String.join("/", call.path)));
        } else {
            route.handle(call);
        }
    }

    private @Nullable Route find(Call call) {
        Route root = roots.isEmpty() ? null : roots.get(call.method() + ' ' + String.join("/", call.path));
        if (root != null) {
            return root;
        }
        return switch (call.path.size()) {
            case 1 -> nodes;
            case 2 -> edges.get(call.method() + ' ' + call.path.get(1));
            default -> null;
        };
    }

    interface Route {

        void handle(Call call);
    }
}
