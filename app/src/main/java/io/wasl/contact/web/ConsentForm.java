package io.wasl.contact.web;

import io.wasl.contact.ConsentNote;
import io.wasl.contact.MarketingConsent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What somebody in the team heard a person say about marketing, as it is being typed.
///
/// @param source where it was said, one of `SOURCES`
/// @param day empty for today
/// @param shownToday the day that the page showed as today: midnight may have passed since, or the page not have
///     known in which zone it is read
record ConsentForm(
        String marketing, String source, String day, String shownToday, String words, Map<String, String> errors) {

    static final List<String> SOURCES = List.of("shop", "phone", "form", "website", "message", "page");

    private static final int LONGEST_WORDS = 1_000;

    static ConsentForm blank() {
        return new ConsentForm("", "shop", "", "", "", Map.of());
    }

    static ConsentForm read(MultiValueMap<String, String> input) {
        return new ConsentForm(
                text(input, "marketing"),
                text(input, "source"),
                text(input, "day"),
                text(input, "today"),
                text(input, "words").replaceAll("\\r\\n?", "\n"),
                new HashMap<>());
    }

    /// Empty if it cannot be taken; `errors` says why.
    Optional<ConsentNote> note(Instant now, ZoneId zone, String by) {
        var said = MarketingConsent.of(marketing).filter(consent -> consent != MarketingConsent.UNKNOWN);
        if (said.isEmpty()) {
            errors.put("marketing", "contact.consent.marketing.wrong");
        }
        var at = moment(now, zone);
        if (at == null) {
            errors.put("day", "contact.consent.day.wrong");
        }
        if (words.length() > LONGEST_WORDS || ContactForm.isNoText(words.replaceAll("[\\n\\t]", " "))) {
            errors.put("words", "contact.consent.words.wrong");
        }
        return errors.isEmpty() && at != null
                ? said.map(consent -> new ConsentNote(
                        consent, SOURCES.contains(source) ? source : "page", at, words.isEmpty() ? null : words, by))
                : Optional.empty();
    }

    private @Nullable Instant moment(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        try {
            var date = day.isEmpty() ? today : LocalDate.parse(day);
            if (date.equals(today) || isShownAsToday(date, today)) {
                return now;
            }
            return date.isAfter(today) || date.getYear() < 1990
                    ? null
                    : date.atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /// A page that was left open for longer means the day that it shows.
    private boolean isShownAsToday(LocalDate date, LocalDate now) {
        return day.equals(shownToday) && Math.abs(ChronoUnit.DAYS.between(date, now)) <= 1;
    }

    private static String text(MultiValueMap<String, String> input, String field) {
        return Objects.requireNonNullElse(input.getFirst(field), "").strip();
    }
}
