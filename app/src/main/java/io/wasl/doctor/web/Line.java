package io.wasl.doctor.web;

import io.wasl.doctor.Check;
import io.wasl.doctor.Check.Verdict;
import io.wasl.doctor.CheckTexts;
import org.jspecify.annotations.Nullable;

/// A check on the page.
///
/// @param act what the page can do about it: `register`, `replace-token`, `register-number`, `resume`; null for nothing
record Line(
        Verdict verdict,
        String title,
        @Nullable String detail,
        @Nullable String fix,
        @Nullable String act) {

    static Line of(Check check, CheckTexts texts) {
        return new Line(check.verdict(), texts.title(check), texts.detail(check), texts.fix(check), act(check));
    }

    public String tone() {
        return switch (verdict) {
            case PASS -> "green";
            case WARN -> "yellow";
            case FAIL -> "red";
        };
    }

    public String icon() {
        return switch (verdict) {
            case PASS -> "check";
            case WARN -> "alert-triangle";
            case FAIL -> "x";
        };
    }

    private static @Nullable String act(Check check) {
        if (check.verdict() == Verdict.PASS) {
            return null;
        }
        return switch (check.name()) {
            case APP, FIELDS, SUBSCRIPTION, OVERRIDE -> check.outcome().equals("app_refused") ? null : "register";
            case TOKEN, PERMISSIONS -> "replace-token";
            case NUMBER -> check.outcome().contains("not_registered") ? "register-number" : null;
            case SENDING -> check.outcome().equals("paused") ? "resume" : null;
            default -> null;
        };
    }
}
