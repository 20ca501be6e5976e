package io.wasl.audience;

import io.wasl.contact.Contacts;
import io.wasl.kernel.E164;
import io.wasl.kernel.HeavyWork;
import io.wasl.kernel.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/// Reads a file as an import would, without taking anything.
@Component
class DryRun {

    /// A few seconds' worth; of a longer file only the beginning is read.
    static final int MOST_ROWS = 50_000;

    private static final int CHUNK = 5_000;

    private final ImportFiles files;
    private final Contacts contacts;
    private final HeavyWork work;

    DryRun(ImportFiles files, Contacts contacts, HeavyWork work) {
        this.files = files;
        this.contacts = contacts;
        this.work = work;
    }

    /// @throws ImportRefused if the file cannot be read, or was thrown away
    Forecast of(TenantId tenant, Import draft) {
        var file = files.of(draft.id());
        var counts = HeavyReading.of(work, () -> read(file, draft));
        return counts.forecast(known(tenant, List.copyOf(counts.phones())));
    }

    private static ForecastCounts read(Path file, Import draft) {
        var plan = draft.plan();
        var reading = new RowReading(plan, draft.tags(), draft.defaultCountry());
        var counts = new ForecastCounts();
        int filled = 0;
        try (var source = FirstLook.open(file, plan)) {
            for (var row = source.next(); row != null && counts.rows() < MOST_ROWS; row = source.next()) {
                if (!row.isBlank() && ++filled > plan.skip()) {
                    counts.add(reading.read(row));
                }
            }
        } catch (IOException e) {
            throw new ImportRefused("unreadable", e);
        }
        return counts;
    }

    private int known(TenantId tenant, List<E164> phones) {
        int known = 0;
        for (int start = 0; start < phones.size(); start += CHUNK) {
            Collection<E164> part = phones.subList(start, Math.min(start + CHUNK, phones.size()));
            known += contacts.known(tenant, part).size();
        }
        return known;
    }
}
