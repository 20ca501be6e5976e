package io.wasl.notice.web;

import io.wasl.notice.Notice;
import io.wasl.notice.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/// A notice in words.
record NoticeLine(UUID id, String tone, String icon, String text, Instant at, boolean read) {

    private static final int SECOND = 1;

    static NoticeLine of(Notice notice, MessageSource messages) {
        Locale locale = LocaleContextHolder.getLocale();
        List<String> values = notice.values();
        Object[] arguments = new Object[values.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == SECOND ? second(notice.kind(), values.get(i), messages, locale) : values.get(i);
        }
        return new NoticeLine(
                notice.id(),
                tone(notice.kind()),
                icon(notice.kind()),
                messages.getMessage("notice.text." + notice.kind().word(), arguments, locale),
                notice.at(),
                notice.read());
    }

    private static Object second(NoticeKind kind, String value, MessageSource messages, Locale locale) {
        return switch (kind) {
            case TOKEN_EXPIRES -> Integer.valueOf(value);
            case ACCOUNT_BROKEN, CAMPAIGN_PAUSED -> words(value, value, messages, locale);
            case ACCOUNT_RESTRICTED -> words("notice.restriction." + value, value, messages, locale);
            case TOKEN_REFUSED,
                    ACCOUNT_STOPPED,
                    CLAIM_DISPLACED,
                    CLAIM_ENDED,
                    TEMPLATE_PAUSED,
                    TEMPLATE_DISABLED,
                    TEMPLATE_REJECTED,
                    CAMPAIGN_FINISHED,
                    CAMPAIGN_ENDED -> value;
        };
    }

    private static String words(String key, String otherwise, MessageSource messages, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }

    private static String tone(NoticeKind kind) {
        return switch (kind) {
            case TOKEN_REFUSED,
                    ACCOUNT_BROKEN,
                    ACCOUNT_STOPPED,
                    ACCOUNT_RESTRICTED,
                    CLAIM_DISPLACED,
                    TEMPLATE_DISABLED -> "red";
            case TOKEN_EXPIRES, TEMPLATE_PAUSED, TEMPLATE_REJECTED, CLAIM_ENDED, CAMPAIGN_PAUSED, CAMPAIGN_ENDED ->
                "yellow";
            case CAMPAIGN_FINISHED -> "green";
        };
    }

    private static String icon(NoticeKind kind) {
        return switch (kind) {
            case TOKEN_EXPIRES, TOKEN_REFUSED -> "key";
            case ACCOUNT_BROKEN, ACCOUNT_STOPPED, ACCOUNT_RESTRICTED, CLAIM_DISPLACED, CLAIM_ENDED -> "alert-triangle";
            case TEMPLATE_PAUSED, TEMPLATE_DISABLED, TEMPLATE_REJECTED -> "template";
            case CAMPAIGN_PAUSED -> "player-pause";
            case CAMPAIGN_FINISHED -> "check";
            case CAMPAIGN_ENDED -> "hourglass";
        };
    }
}
