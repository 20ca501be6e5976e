package io.wasl.doctor;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Tells people, in the language and the zone of the request, what was found and what to do about it.
@Component
public class CheckTexts {

    private static final String TROUBLE = "connection.trouble.";

    private final MessageSource messages;

    CheckTexts(MessageSource messages) {
        this.messages = messages;
    }

    /// What was found, in a few words.
    public String title(Check check) {
        String title = find(key(check), check);
        return title == null ? String.valueOf(find(general(check), check)) : title;
    }

    /// More about it; null where the title says all.
    public @Nullable String detail(Check check) {
        String detail = find(key(check) + ".detail", check);
        boolean ofMeta = find(key(check), check) == null && check.facts().size() == 1;
        return detail == null && ofMeta ? metaSays(String.valueOf(check.facts().getFirst())) : detail;
    }

    /// What to do about it; null where all is well.
    public @Nullable String fix(Check check) {
        String fix = find(key(check) + ".fix", check);
        return fix == null && find(key(check), check) == null ? find(general(check) + ".fix", check) : fix;
    }

    /// What can come of any check, and what Meta refuses whatever it is asked.
    private static String general(Check check) {
        boolean ofAny = check.outcome().equals("unanswered") || check.outcome().equals("unexamined");
        return ofAny ? "doctor.check." + check.outcome() : TROUBLE + check.outcome();
    }

    private @Nullable String metaSays(String words) {
        return words.isBlank()
                ? null
                : messages.getMessage(
                        "connection.meta-says", new Object[] {words}, null, LocaleContextHolder.getLocale());
    }

    private @Nullable String find(String key, Check check) {
        Object[] facts = check.facts().stream().map(CheckTexts::shown).toArray();
        return messages.getMessage(key, facts, null, LocaleContextHolder.getLocale());
    }

    private static String key(Check check) {
        return "doctor.check." + check.name().name().toLowerCase(Locale.ROOT) + "." + check.outcome();
    }

    private static Object shown(Object fact) {
        if (fact instanceof Instant instant) {
            TimeZone zone = LocaleContextHolder.getTimeZone();
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                            .localizedBy(LocaleContextHolder.getLocale())
                            .withZone(zone.toZoneId())
                            .format(instant)
                    + " (" + zone.getID() + ")";
        }
        return fact;
    }
}
