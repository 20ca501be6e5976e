package io.wasl.contact;

import io.wasl.kernel.E164;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A contact that somebody writes down; by number, by user id, or by both.
///
/// @param source `api` or `page`; also the source of a consent that is not unknown
public record NewContact(
        @Nullable E164 phone,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String language,
        List<String> tags,
        Map<String, String> attributes,
        MarketingConsent consent,
        String source) {}
