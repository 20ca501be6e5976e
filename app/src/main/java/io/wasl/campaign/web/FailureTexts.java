package io.wasl.campaign.web;

import io.wasl.meta.ErrorTable;
import org.springframework.stereotype.Component;

/// Finds our own words for Meta's codes, of which several may share a text.
@Component
class FailureTexts {

    /// The last part of the texts' keys.
    String key(int code) {
        int family = ErrorTable.ruleFor(code).family();
        return family == ErrorTable.UNKNOWN ? "other" : String.valueOf(family);
    }
}
