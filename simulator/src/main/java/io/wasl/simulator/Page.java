package io.wasl.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One page of a list, with Graph's cursors before and after it.
record Page<T>(
        Call call,
        List<T> items,
        @Nullable String before,
        @Nullable String after,
        boolean more) {

    private static final int USUAL_LIMIT = 25;
    private static final int MOST = 1_000;

    static <T> Page<T> of(List<T> all, Function<T, String> idOf, Call call) {
        int limit = Math.clamp(ControlRoutes.number(call, "limit", USUAL_LIMIT), 1, MOST);
        String cursor = call.parameter("after");
        int from = cursor == null ? 0 : 1 + indexOf(all, idOf, cursor);
        int to = Math.min(all.size(), from + limit);
        List<T> items = all.subList(from, to);
        return new Page<>(
                call,
                items,
                items.isEmpty() ? null : cursor(idOf.apply(items.getFirst())),
                items.isEmpty() ? null : cursor(idOf.apply(items.getLast())),
                to < all.size());
    }

    void answer(Function<T, ObjectNode> show) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        items.forEach(item -> data.add(show.apply(item)));
        if (before != null) {
            ObjectNode paging = answer.putObject("paging");
            paging.putObject("cursors").put("before", before).put("after", after);
            if (more) {
                paging.put("next", next());
            }
        }
        call.answer(answer);
    }

    /// The same request with the cursor moved; the token is left out, it comes in the header.
    private String next() {
        StringBuilder next = new StringBuilder(call.request.absoluteURI().split("\\?", 2)[0]);
        next.append("?after=").append(encoded(String.valueOf(after)));
        for (Map.Entry<String, String> parameter : call.request.params()) {
            if (!parameter.getKey().equals("after") && !parameter.getKey().equals("access_token")) {
                next.append('&').append(encoded(parameter.getKey())).append('=').append(encoded(parameter.getValue()));
            }
        }
        return next.toString();
    }

    private static <T> int indexOf(List<T> all, Function<T, String> idOf, String cursor) {
        for (int i = 0; i < all.size(); i++) {
            if (cursor(idOf.apply(all.get(i))).equals(cursor)) {
                return i;
            }
        }
        throw GraphError.parameter("Invalid cursors values").refused();
    }

    private static String cursor(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
