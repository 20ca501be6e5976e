package io.wasl.template.web;

import io.wasl.template.Template;
import io.wasl.template.TemplateStatus;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which templates of the list are wanted; what is left empty does not matter.
///
/// @param q part of the name or of the body
record TemplateFilter(String q, String status, String category, String language) {

    TemplateFilter {
        q = given(q);
        status = given(status);
        category = given(category);
        language = given(language);
    }

    /// @param inState also by state; the tabs count what every other wish leaves
    List<Template> of(List<Template> all, boolean inState) {
        return all.stream()
                .filter(template -> !inState
                        || status.isEmpty()
                        || Tab.of(template.status()).key().equals(status))
                .filter(template -> category.isEmpty() || template.category().equals(category))
                .filter(template -> language.isEmpty() || template.language().equals(language))
                .filter(this::contains)
                .toList();
    }

    boolean isEmpty() {
        return q.isEmpty() && status.isEmpty() && category.isEmpty() && language.isEmpty();
    }

    private boolean contains(Template template) {
        String wanted = q.toLowerCase(Locale.ROOT);
        return template.name().contains(wanted)
                || template.text().body().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /// What the address did not say is bound as null.
    private static String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    /// The states as people tell them apart.
    enum Tab {
        READY,
        WAITING,
        STOPPED,
        REFUSED;

        static Tab of(TemplateStatus status) {
            return switch (status) {
                case APPROVED -> READY;
                case PENDING, IN_APPEAL -> WAITING;
                case PAUSED, DISABLED, ARCHIVED, PENDING_DELETION, DELETED, UNKNOWN -> STOPPED;
                case REJECTED, LIMIT_EXCEEDED -> REFUSED;
            };
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
