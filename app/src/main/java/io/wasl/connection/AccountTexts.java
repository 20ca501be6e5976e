package io.wasl.connection;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Tells people, in the language and the zone of the request, what was found about an account and what to do about it.
@Component
public class AccountTexts {

    private final MessageSource messages;

    AccountTexts(MessageSource messages) {
        this.messages = messages;
    }

    /// What was found, in a few words.
    public String title(Check check) {
        String title = find(key(check), check);
        return title == null ? title(check.outcome()) : title;
    }

    /// More about it; null where the title says all.
    public @Nullable String detail(Check check) {
        String detail = find(key(check) + ".detail", check);
        return detail == null && check.facts().size() == 1 && isTrouble(check)
                ? metaSays(String.valueOf(check.facts().getFirst()))
                : detail;
    }

    /// What to do about it; null where all is well.
    public @Nullable String fix(Check check) {
        String fix = find(key(check) + ".fix", check);
        return fix == null && isTrouble(check) ? text("connection.trouble." + check.outcome() + ".fix") : fix;
    }

    public String title(Trouble trouble) {
        return title(trouble.code());
    }

    public String fix(Trouble trouble) {
        return String.valueOf(text("connection.trouble." + trouble.code() + ".fix"));
    }

    /// What is wrong and what to do, with Meta's own words where there are any.
    public String sentence(AccountRefused refused) {
        String metaSays = metaSays(refused.metaSays() == null ? "" : refused.metaSays());
        return title(refused.trouble()) + " " + fix(refused.trouble()) + (metaSays == null ? "" : " " + metaSays);
    }

    /// The problem that an account is marked with: a trouble's code in words, or what a person wrote.
    public String problem(String problem) {
        String title = text("connection.trouble." + problem);
        return title == null ? problem : title;
    }

    private String title(String troubleCode) {
        return String.valueOf(text("connection.trouble." + troubleCode));
    }

    private boolean isTrouble(Check check) {
        return find(key(check), check) == null;
    }

    private @Nullable String metaSays(String words) {
        return words.isBlank() ? null : text("connection.meta-says", words);
    }

    private @Nullable String find(String key, Check check) {
        return text(key, check.facts().stream().map(AccountTexts::shown).toArray());
    }

    private @Nullable String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, null, LocaleContextHolder.getLocale());
    }

    private static String key(Check check) {
        return "connection.check." + check.name().name().toLowerCase(Locale.ROOT) + "." + check.outcome();
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
