package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignRecipients;
import io.wasl.campaign.Recipient;
import io.wasl.campaign.RecipientOutcome;
import io.wasl.campaign.RecipientOutcomes;
import io.wasl.campaign.Verdict;
import io.wasl.contact.PhoneNumbers;
import io.wasl.message.FactTimes;
import io.wasl.sheet.Download;
import io.wasl.sheet.Sheet;
import io.wasl.sheet.SheetFormat;
import io.wasl.sheet.SheetReader;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Campaigns as tables for people: headings, states, causes and times as the pages say them.
@Component
class ResultsSheet {

    private static final int PAGE = 1_000;

    private final RecipientOutcomes outcomes;
    private final CampaignRecipients recipients;
    private final FailureTexts failures;
    private final MessageSource texts;
    private final InstantSource clock;

    ResultsSheet(
            RecipientOutcomes outcomes,
            CampaignRecipients recipients,
            FailureTexts failures,
            MessageSource texts,
            InstantSource clock) {
        this.outcomes = outcomes;
        this.recipients = recipients;
        this.failures = failures;
        this.texts = texts;
        this.clock = clock;
    }

    /// What became of each person's message.
    void write(Campaign campaign, String format, HttpServletResponse response) throws IOException {
        SheetReader reader = SheetReader.current();
        try (Sheet sheet = download(campaign, format, text("campaign.results")).open(response)) {
            sheet.row(
                    text("campaign.people.phone"),
                    text("campaign.people.name"),
                    text("campaign.results.status"),
                    reader.timed(text("campaign.message-status.accepted")),
                    reader.timed(text("campaign.results.sent")),
                    reader.timed(text("campaign.results.delivered")),
                    reader.timed(text("campaign.results.read")),
                    reader.timed(text("campaign.message-status.failed")),
                    text("campaign.people.why"),
                    text("campaign.sheet.code"),
                    text("campaign.sheet.price-category"),
                    text("campaign.sheet.price-type"));
            outcomes.each(campaign, Set.of(), outcome -> write(sheet, outcome));
        }
    }

    /// The people to whom a check gave the verdict.
    void write(Campaign campaign, Verdict verdict, String format, HttpServletResponse response) throws IOException {
        String title = text("campaign.verdict." + verdict.word());
        try (Sheet sheet = download(campaign, format, title).open(response)) {
            sheet.row(
                    text("campaign.people.line"),
                    text("campaign.people.phone"),
                    text("campaign.people.name"),
                    text("campaign.people.why"));
            List<Recipient> page = List.of();
            do {
                int after = page.isEmpty() ? 0 : page.getLast().ordinal();
                page = recipients.list(campaign.tenant(), campaign, verdict, after, PAGE);
                for (Recipient person : page) {
                    sheet.row(
                            person.ordinal(),
                            PhoneNumbers.inTables(person.phone()),
                            person.name(),
                            remark(person, verdict));
                }
            } while (page.size() == PAGE);
        }
    }

    private void write(Sheet sheet, RecipientOutcome outcome) throws IOException {
        FactTimes times = outcome.times();
        sheet.row(
                PhoneNumbers.inTables(outcome.phone()),
                outcome.name(),
                text("campaign.message-status." + outcome.status().name().toLowerCase(Locale.ROOT)),
                times.acceptedAt(),
                times.sentAt(),
                times.deliveredAt(),
                times.readAt(),
                times.failedAt(),
                cause(outcome),
                outcome.errorCode(),
                outcome.pricingCategory() == null ? null : word("campaign.price.", outcome.pricingCategory()),
                outcome.pricingType() == null ? null : word("campaign.price.", outcome.pricingType()));
    }

    private @Nullable String cause(RecipientOutcome outcome) {
        Integer code = outcome.errorCode();
        String detail = outcome.detail();
        if (code != null) {
            return text("campaign.failure." + failures.key(code), String.valueOf(code));
        }
        return detail == null ? null : word("campaign.reason.", detail);
    }

    private String remark(Recipient person, Verdict verdict) {
        String reason = person.reason();
        return switch (verdict) {
            case INVALID -> word("campaign.phone.", Objects.requireNonNullElse(reason, "not_a_number"));
            case MISSING_VARIABLES -> text("campaign.people.missing", reason);
            case READY -> String.join(" · ", Objects.requireNonNullElse(person.variables(), List.of()));
            case DUPLICATE, OPTED_OUT, RECENTLY_CONTACTED -> text("campaign.verdict." + verdict.word());
        };
    }

    private Download download(Campaign campaign, String format, String title) {
        SheetReader reader = SheetReader.current();
        return new Download(
                SheetFormat.of(format).orElseThrow(Desk::nothing),
                reader,
                title,
                campaign.name(),
                LocalDate.ofInstant(clock.instant(), reader.zone()));
    }

    /// What Meta may call otherwise tomorrow is shown as it is.
    private String word(String keys, String code) {
        return Objects.requireNonNullElse(
                texts.getMessage(keys + code, null, code, LocaleContextHolder.getLocale()), code);
    }

    private String text(String key, @Nullable Object... values) {
        return texts.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
