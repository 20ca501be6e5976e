package io.wasl.audience;

import io.wasl.contact.Contacts;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Reads a file as an import would, without taking anything.
@Component
class DryRun {

    /// A few seconds' worth; of a longer file only the beginning is read.
    static final int MOST_ROWS = 50_000;

    private static final int CHUNK = 5_000;

    private final ImportFiles files;
    private final Contacts contacts;

    DryRun(ImportFiles files, Contacts contacts) {
        this.files = files;
        this.contacts = contacts;
    }

    /// @throws ImportRefused if the file cannot be read, or was thrown away
    Forecast of(TenantId tenant, Import draft) {
        var plan = draft.plan();
        var reading = new RowReading(plan, draft.tags(), draft.defaultCountry());
        var counts = new Counts();
        int filled = 0;
        try (var source = FirstLook.open(files.of(draft.id()), plan)) {
            for (var row = source.next(); row != null && counts.rows < MOST_ROWS; row = source.next()) {
                if (!row.isBlank() && ++filled > plan.skip()) {
                    counts.add(reading.read(row));
                }
            }
        } catch (IOException e) {
            throw new ImportRefused("unreadable", e);
        }
        return counts.forecast(known(tenant, List.copyOf(counts.phones)));
    }

    private int known(TenantId tenant, List<E164> phones) {
        int known = 0;
        for (int start = 0; start < phones.size(); start += CHUNK) {
            Collection<E164> part = phones.subList(start, Math.min(start + CHUNK, phones.size()));
            known += contacts.known(tenant, part).size();
        }
        return known;
    }

    private static final class Counts {

        private static final int EXAMPLES = 8;
        private static final int SHOWN = 120;

        private final Set<E164> phones = new LinkedHashSet<>();
        private final Map<String, Integer> reasons = new HashMap<>();
        private final List<Forecast.Example> examples = new ArrayList<>();
        private int rows;
        private int duplicates;

        void add(ReadRow row) {
            rows++;
            switch (row) {
                case ReadRow.Good good -> {
                    if (!phones.add(good.contact().phone())) {
                        duplicates++;
                        show(row, ImportRefusals.DUPLICATE);
                    }
                }
                case ReadRow.Refused refused -> {
                    reasons.merge(refused.reason(), 1, Integer::sum);
                    show(row, refused.reason());
                }
            }
        }

        private void show(ReadRow row, String reason) {
            if (examples.size() < EXAMPLES) {
                var text = String.join(" · ", row.row().cells()).replaceAll("[\\p{Cntrl}\\uD800-\\uDFFF]", " ");
                var shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
                examples.add(new Forecast.Example(row.row().line(), reason, shown));
            }
        }

        Forecast forecast(int known) {
            var sorted = new LinkedHashMap<String, Integer>();
            reasons.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(reason -> sorted.put(reason.getKey(), reason.getValue()));
            return new Forecast(rows, phones.size() - known, known, duplicates, sorted, List.copyOf(examples));
        }
    }
}
