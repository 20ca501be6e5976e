package io.wasl.campaign;

import io.wasl.message.FactTimes;
import io.wasl.meta.ErrorTable;
import io.wasl.sheet.Sheet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Writes what became of each person's message as a table for programs, whose columns never change.
@Component
public class ResultsCsv {

    private final RecipientOutcomes outcomes;

    ResultsCsv(RecipientOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    public void write(Campaign campaign, OutputStream out) throws IOException {
        try (Sheet csv = Sheet.forPrograms(out, ',')) {
            csv.row(
                    "phone",
                    "name",
                    "status",
                    "accepted_at",
                    "sent_at",
                    "delivered_at",
                    "read_at",
                    "failed_at",
                    "error_code",
                    "error",
                    "detail",
                    "pricing_category",
                    "pricing_type");
            outcomes.each(campaign, Set.of(), outcome -> line(csv, outcome));
        }
    }

    private static void line(Sheet csv, RecipientOutcome outcome) throws IOException {
        FactTimes times = outcome.times();
        Integer code = outcome.errorCode();
        csv.row(
                outcome.phone(),
                outcome.name(),
                outcome.status().name().toLowerCase(Locale.ROOT),
                times.acceptedAt(),
                times.sentAt(),
                times.deliveredAt(),
                times.readAt(),
                times.failedAt(),
                code,
                code == null ? null : ErrorTable.ruleFor(code).meaning(),
                outcome.detail(),
                outcome.pricingCategory(),
                outcome.pricingType());
    }
}
