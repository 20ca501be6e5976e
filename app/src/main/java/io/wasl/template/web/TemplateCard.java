package io.wasl.template.web;

import io.wasl.template.Template;
import io.wasl.template.TemplateStatus;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A template as the pages show it.
record TemplateCard(Template template) {

    private static final Set<String> KNOWN_REASONS = Set.of(
            "ABUSIVE_CONTENT",
            "CATEGORY_NOT_AVAILABLE",
            "INCORRECT_CATEGORY",
            "INVALID_FORMAT",
            "PROMOTIONAL",
            "SCAM",
            "TAG_CONTENT_MISMATCH",
            "FIRST_PAUSE",
            "SECOND_PAUSE",
            "RATE_LIMITING_PAUSE",
            "DISABLED");

    public String tone() {
        return switch (TemplateFilter.Tab.of(template.status())) {
            case READY -> "green";
            case WAITING -> "blue";
            case STOPPED -> "yellow";
            case REFUSED -> "red";
        };
    }

    public String icon() {
        return switch (TemplateFilter.Tab.of(template.status())) {
            case READY -> "check";
            case WAITING -> "hourglass";
            case STOPPED -> template.status() == TemplateStatus.PAUSED ? "player-pause" : "player-stop";
            case REFUSED -> "x";
        };
    }

    public String qualityTone() {
        return switch (template.quality()) {
            case GREEN -> "green";
            case YELLOW -> "yellow";
            case RED -> "red";
            case UNKNOWN -> "secondary";
        };
    }

    public String qualityIcon() {
        return switch (template.quality()) {
            case GREEN -> "check";
            case YELLOW, RED -> "alert-triangle";
            case UNKNOWN -> "circle-dashed";
        };
    }

    /// The key of the words for why it was refused or paused; null where there is no reason, or one new to us.
    public @Nullable String reasonKey() {
        String reason = reason();
        return reason != null && KNOWN_REASONS.contains(reason) ? "template.reason." + reason : null;
    }

    /// Meta's word for the reason; null where it gives none.
    public @Nullable String reason() {
        String reason = template.rejectedReason();
        String word = reason == null ? "" : reason.toUpperCase(Locale.ROOT);
        return word.isEmpty() || word.equals("NONE") || template.canSend() ? null : word;
    }
}
