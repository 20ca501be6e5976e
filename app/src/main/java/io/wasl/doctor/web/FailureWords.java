package io.wasl.doctor.web;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Meta's codes in words, with what to do about each: the same words that campaigns use.
@Component
class FailureWords {

    private static final String KEY = "campaign.failure.";

    private final MessageSource messages;

    FailureWords(MessageSource messages) {
        this.messages = messages;
    }

    record Failure(String title, String fix) {}

    Failure of(int code) {
        String title = find(KEY + code);
        return title == null
                ? new Failure(
                        messages.getMessage(
                                KEY + "other", new Object[] {String.valueOf(code)}, LocaleContextHolder.getLocale()),
                        String.valueOf(find("doctor.trial.unknown.fix")))
                : new Failure(title, String.valueOf(find(KEY + code + ".fix")));
    }

    private @Nullable String find(String key) {
        return messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
    }
}
