package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TurnsTests {

    @Property(tries = 5_000)
    void howeverLittleRoomThereIsEachGetsTheSame(@ForAll @IntRange(min = 1, max = 7) int batches, @ForAll long seed) {
        var random = new Random(seed);
        var turns = new Turns<Integer>();
        var all = IntStream.range(0, batches).boxed().toList();
        Map<Integer, Integer> served = new HashMap<>();
        for (int tick = 0; tick < 50; tick++) {
            int room = random.nextInt(3);
            for (int id : turns.order(all, Function.identity())) {
                if (room-- > 0) {
                    served.merge(id, 1, Integer::sum);
                    turns.served(id);
                }
            }
        }
        int most = all.stream().mapToInt(id -> served.getOrDefault(id, 0)).max().orElse(0);
        int least =
                all.stream().mapToInt(id -> served.getOrDefault(id, 0)).min().orElse(0);

        assertThat(most - least).isLessThanOrEqualTo(1);
    }

    @Example
    void theOneAfterTheLastBegins() {
        var turns = new Turns<String>();
        turns.served("b");

        assertThat(turns.order(List.of("a", "b", "c"), Function.identity())).containsExactly("c", "a", "b");
    }

    @Example
    void whenTheLastIsGoneTheFirstBegins() {
        var turns = new Turns<String>();
        turns.served("z");

        assertThat(turns.order(List.of("a", "b"), Function.identity())).containsExactly("a", "b");
        assertThat(turns.order(List.<String>of(), Function.identity())).isEmpty();
    }
}
