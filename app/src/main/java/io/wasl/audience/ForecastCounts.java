package io.wasl.audience;

import io.wasl.contact.MarketingConsent;
import io.wasl.kernel.E164;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts what an import would do with rows.
final class ForecastCounts {

    private static final int EXAMPLES = 8;
    private static final int SHOWN = 120;
    private static final int WORDS = 200;

    private final Map<E164, MarketingConsent> people = new LinkedHashMap<>();
    private final Map<String, Integer> reasons = new HashMap<>();
    private final Map<String, Integer> fixes = new HashMap<>();
    private final Map<String, Integer> unread = new HashMap<>();
    private final List<Forecast.Example> examples = new ArrayList<>();
    private int rows;
    private int duplicates;
    private int fixed;

    int rows() {
        return rows;
    }

    Set<E164> phones() {
        return people.keySet();
    }

    void add(ReadRow row) {
        rows++;
        row.fixes().forEach(fix -> fixes.merge(fix.code(), 1, Integer::sum));
        switch (row) {
            case ReadRow.Good good -> add(good);
            case ReadRow.Refused refused -> {
                reasons.merge(refused.reason(), 1, Integer::sum);
                show(row, refused.reason());
            }
        }
    }

    private void add(ReadRow.Good good) {
        var before = people.putIfAbsent(good.contact().phone(), good.contact().consent());
        if (before != null) {
            duplicates++;
            show(good, ImportRefusals.DUPLICATE);
            if (good.refuses()) {
                people.put(good.contact().phone(), MarketingConsent.OPTED_OUT);
            }
        }
        fixed += good.fixes().isEmpty() ? 0 : 1;
        var word = good.unread();
        if (word != null) {
            unread.merge(unread.size() < WORDS || unread.containsKey(word) ? word : "…", 1, Integer::sum);
        }
    }

    private void show(ReadRow row, String reason) {
        if (examples.size() < EXAMPLES) {
            var text = Shown.cut(String.join(" · ", row.row().cells()), SHOWN);
            examples.add(new Forecast.Example(row.row().line(), reason, text));
        }
    }

    Forecast forecast(int known) {
        return new Forecast(
                rows,
                people.size() - known,
                known,
                duplicates,
                mostFirst(reasons),
                List.copyOf(examples),
                fixed,
                mostFirst(fixes),
                count(MarketingConsent.OPTED_IN),
                count(MarketingConsent.OPTED_OUT),
                mostFirst(unread));
    }

    private int count(MarketingConsent said) {
        return (int) people.values().stream().filter(said::equals).count();
    }

    private static Map<String, Integer> mostFirst(Map<String, Integer> counts) {
        var sorted = new LinkedHashMap<String, Integer>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(count -> sorted.put(count.getKey(), count.getValue()));
        return sorted;
    }
}
