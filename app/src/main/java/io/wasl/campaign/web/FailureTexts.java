package io.wasl.campaign.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Knows for which of Meta's codes there are words of our own.
@Component
class FailureTexts {

    private static final String PREFIX = "campaign.failure.";

    private final MessageSource texts;

    FailureTexts(MessageSource texts) {
        this.texts = texts;
    }

    /// The last part of the texts' keys.
    String key(int code) {
        String own = texts.getMessage(PREFIX + code, null, "", Locale.ENGLISH);
        return own == null || own.isEmpty() ? "other" : String.valueOf(code);
    }
}
