package io.wasl.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which noun answers which path.
final class Graph {

    private final Tokens tokens;
    private final Map<String, Route> edges = new HashMap<>();
    private final Map<String, Route> roots = new HashMap<>();
    private final List<Predicate<Call>> nodes = new ArrayList<>();

    Graph(Tokens tokens) {
        this.tokens = tokens;
    }

    /// `METHOD /{node}`, for ids that `find` knows. Ids of all kinds share one space.
    <T> Graph node(String method, Function<String, @Nullable T> find, BiConsumer<Call, T> action) {
        nodes.add(call -> {
            T node = call.method().equals(method) ? find.apply(call.node()) : null;
            if (node == null) {
                return false;
            }
            action.accept(call, node);
            return true;
        });
        return this;
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
        Route route = null;
        if (call.path.size() == 2) {
            route = edges.get(call.method() + ' ' + call.path.get(1));
        }
        if (route == null) {
            route = roots.get(call.method() + ' ' + String.join("/", call.path));
        }
        if (route != null) {
            route.handle(call);
        } else if (call.path.size() == 1) {
            handleNode(call);
        } else {
            throw GraphError.unknownPath("/" + String.join("/", call.path)).refused();
        }
    }

    private void handleNode(Call call) {
        if (nodes.stream().noneMatch(node -> node.test(call))) {
            tokens.presented(call);
            throw GraphError.noSuchObject(call.method(), call.node()).refused();
        }
    }

    interface Route {

        void handle(Call call);
    }
}
