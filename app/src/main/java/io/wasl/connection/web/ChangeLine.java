package io.wasl.connection.web;

import io.wasl.connection.AccountChange;
import io.wasl.connection.MessagingLimit;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/// A change of a number in words.
record ChangeLine(Instant at, String what, String before, String after) {

    static ChangeLine of(AccountChange change, MessageSource messages) {
        return new ChangeLine(
                change.at(),
                change.what(),
                value(change.what(), change.before(), messages),
                value(change.what(), change.after(), messages));
    }

    private static String value(String what, @Nullable String word, MessageSource messages) {
        if (word == null) {
            return "–";
        }
        Locale locale = LocaleContextHolder.getLocale();
        return String.valueOf(
                switch (what) {
                    case "quality" -> messages.getMessage("connection.quality." + word, null, word, locale);
                    case "status" -> messages.getMessage("connection.status." + word, null, word, locale);
                    case "proof", "claim" -> messages.getMessage("connection.proof." + word, null, word, locale);
                    case "name_status" -> messages.getMessage("connection.name-status." + word, null, word, locale);
                    case "throughput" ->
                        messages.getMessage(
                                "connection.speed.value", new Object[] {Integer.valueOf(word)}, word, locale);
                    case "limit" -> limit(word, messages, locale);
                    default -> word;
                });
    }

    private static @Nullable String limit(String tier, MessageSource messages, Locale locale) {
        long people = MessagingLimit.people(tier);
        if (people == MessagingLimit.UNKNOWN) {
            return tier;
        }
        return people == MessagingLimit.NONE
                ? messages.getMessage("connection.limit.unlimited", null, tier, locale)
                : messages.getMessage("connection.limit.people", new Object[] {people}, tier, locale);
    }
}
