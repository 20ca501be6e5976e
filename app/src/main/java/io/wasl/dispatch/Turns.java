package io.wasl.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose turn it is: whoever comes after the one that was served last. Mostly there is room for one at a
/// time, so without it the first would be served always.
final class Turns<K> {

    private @Nullable K last;

    /// All of them, beginning with the one whose turn it is.
    <T> List<T> order(List<T> all, java.util.function.Function<T, K> key) {
        int begin = 0;
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(last)) {
                begin = i + 1;
            }
        }
        List<T> order = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            order.add(all.get((begin + i) % all.size()));
        }
        return order;
    }

    void served(K key) {
        last = key;
    }
}
