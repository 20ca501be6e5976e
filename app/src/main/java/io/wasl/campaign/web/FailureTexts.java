package io.wasl.campaign.web;

import io.wasl.meta.ErrorTable;
import org.springframework.stereotype.Component;

/// Finds our own words for Meta's codes, of which several may share a text.
@Component
class FailureTexts {

    /// A failure for which Meta gave no code; as an answer it would mean a bad token.
    private static final int NO_REASON = 0;

    /// The last part of the texts' keys.
    String key(int code) {
        if (code == NO_REASON) {
            return "0";
        }
        int family = ErrorTable.ruleFor(code).family();
        return family == ErrorTable.UNKNOWN ? "other" : String.valueOf(family);
    }
}
