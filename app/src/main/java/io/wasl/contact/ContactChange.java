package io.wasl.contact;

import io.wasl.kernel.E164;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What shall change of a contact; null leaves as it is.
///
/// @param name empty erases, as does an empty `language`
/// @param tags all that it shall have from now on
/// @param attributes merged into those it has; an empty value removes one
/// @param consentSource who says so
public record ContactChange(
        @Nullable E164 phone,
        @Nullable String name,
        @Nullable String language,
        @Nullable List<String> tags,
        @Nullable Map<String, String> attributes,
        @Nullable MarketingConsent consent,
        String consentSource) {}
