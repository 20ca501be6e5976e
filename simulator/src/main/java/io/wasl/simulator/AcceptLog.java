package io.wasl.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The truth about what was accepted: totals over all messages, the last of them one by one, and all in the
/// file if there is one.
final class AcceptLog {

    private final @Nullable AcceptFile file;
    private final int kept;
    private final ArrayDeque<Accepted> last = new ArrayDeque<>();
    private final OpaqueIds opaqueIds = new OpaqueIds();
    private final Map<String, Long> byNumber = new TreeMap<>();
    private final Map<String, Busiest> busiest = new TreeMap<>();
    private final Map<Integer, Long> refusedByCode = new HashMap<>();
    private long requests;
    private long total;
    private long duplicates;
    private long withoutOpaqueId;
    private long answersLost;

    AcceptLog(@Nullable AcceptFile file, int kept) {
        this.file = file;
        this.kept = kept;
    }

    Accepted accept(Outgoing message, String wamid, long atMs) {
        Accepted accepted = new Accepted(total + 1, atMs, wamid, message);
        if (file != null) {
            file.append(accepted);
        }
        total++;
        byNumber.merge(message.number().id, 1L, Long::sum);
        busiest.merge(message.number().id, new Busiest(atMs / 1000, 1, 1), Busiest::and);
        if (message.opaque() == null) {
            withoutOpaqueId++;
        } else if (!opaqueIds.full() && !opaqueIds.add(message.opaque())) {
            duplicates++;
        }
        last.addLast(accepted);
        if (last.size() > kept) {
            last.removeFirst();
        }
        return accepted;
    }

    /// How many messages came in one second.
    ///
    /// @param second the latest
    /// @param count in it so far
    /// @param most in any second
    private record Busiest(long second, int count, int most) {

        Busiest and(Busiest one) {
            int now = one.second == second ? count + 1 : 1;
            return new Busiest(one.second, now, Math.max(most, now));
        }
    }

    void requested() {
        requests++;
    }

    void refused(int code) {
        refusedByCode.merge(code, 1L, Long::sum);
    }

    void answerLost() {
        answersLost++;
    }

    /// At most `limit` messages after the one numbered `sequence`, of those still in memory.
    List<Accepted> after(long sequence, int limit) {
        List<Accepted> page = new ArrayList<>();
        long skip = last.isEmpty() ? 0 : Math.max(0, sequence - last.getFirst().sequence() + 1);
        for (Accepted accepted : last) {
            if (page.size() == limit) {
                break;
            }
            if (skip-- <= 0) {
                page.add(accepted);
            }
        }
        return page;
    }

    ObjectNode summary() {
        ObjectNode summary = Json.object();
        summary.put("requests", requests)
                .put("total", total)
                .put("distinct_opaque_ids", opaqueIds.size())
                .put("duplicates", duplicates)
                .put("without_opaque_id", withoutOpaqueId)
                .put("complete", !opaqueIds.full())
                .put("answers_lost", answersLost)
                .put("in_memory_from", last.isEmpty() ? 0 : last.getFirst().sequence());
        ObjectNode refused = summary.putObject("refused");
        refusedByCode.forEach((code, count) -> refused.put(Integer.toString(code), count));
        ObjectNode numbers = summary.putObject("by_phone_number");
        byNumber.forEach(numbers::put);
        ObjectNode seconds = summary.putObject("most_in_a_second");
        busiest.forEach((number, second) -> seconds.put(number, second.most()));
        return summary;
    }
}
