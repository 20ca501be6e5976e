package io.wasl.campaign;

import io.wasl.message.FactTimes;
import io.wasl.meta.ErrorTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes campaigns as tables for spreadsheets, a page at a time.
@Component
public class ResultsCsv {

    private static final int PAGE = 1_000;
    private static final String BYTE_ORDER_MARK = "\ufeff";
    /// A cell that begins with one of these may be a formula to a spreadsheet.
    private static final String DANGEROUS = "=+-@\t\r";

    private final RecipientOutcomes outcomes;
    private final CampaignRecipients recipients;

    ResultsCsv(RecipientOutcomes outcomes, CampaignRecipients recipients) {
        this.outcomes = outcomes;
        this.recipients = recipients;
    }

    /// What became of each person's message.
    public void write(Campaign campaign, OutputStream out) throws IOException {
        Writer csv = start(out);
        line(
                csv,
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
        String next = null;
        do {
            RecipientOutcomes.Page page = outcomes.page(campaign, Set.of(), next, PAGE);
            for (RecipientOutcome outcome : page.outcomes()) {
                line(csv, outcome);
            }
            csv.flush();
            next = page.next();
        } while (next != null);
    }

    /// The people to whom a check gave the verdict.
    public void write(Campaign campaign, Verdict verdict, OutputStream out) throws IOException {
        Writer csv = start(out);
        line(csv, "line", "phone", "name", "verdict", "reason");
        List<Recipient> page = List.of();
        do {
            int after = page.isEmpty() ? 0 : page.getLast().ordinal();
            page = recipients.list(campaign.tenant(), campaign, verdict, after, PAGE);
            for (Recipient person : page) {
                line(
                        csv,
                        String.valueOf(person.ordinal()),
                        person.phone(),
                        person.name(),
                        verdict.word(),
                        person.reason());
            }
            csv.flush();
        } while (page.size() == PAGE);
    }

    private static void line(Writer csv, RecipientOutcome outcome) throws IOException {
        FactTimes times = outcome.times();
        Integer code = outcome.errorCode();
        line(
                csv,
                outcome.phone(),
                outcome.name(),
                outcome.status().name().toLowerCase(Locale.ROOT),
                text(times.acceptedAt()),
                text(times.sentAt()),
                text(times.deliveredAt()),
                text(times.readAt()),
                text(times.failedAt()),
                text(code),
                code == null ? null : ErrorTable.ruleFor(code).meaning(),
                outcome.detail(),
                outcome.pricingCategory(),
                outcome.pricingType());
    }

    /// Without the mark Excel would take UTF-8 for something older.
    private static Writer start(OutputStream out) throws IOException {
        Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        csv.write(BYTE_ORDER_MARK);
        return csv;
    }

    private static void line(Writer csv, @Nullable String... cells) throws IOException {
        csv.write(Arrays.stream(cells).map(ResultsCsv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        boolean dangerous = DANGEROUS.indexOf(text.charAt(0)) >= 0;
        return '"' + (dangerous ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
