package io.wasl.contact;

import io.wasl.kernel.E164;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person who receives or writes. At least one of `phone` and `userId` is present.
///
/// @param userId the id that Meta gives a person towards one business portfolio (BSUID)
/// @param tags sorted
/// @param source where we know this person from: `whatsapp`, `api`, `import` or `page`
public record Contact(
        ContactId id,
        @Nullable E164 phone,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String language,
        List<String> tags,
        Map<String, String> attributes,
        Consent consent,
        String source,
        boolean blocked,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastInboundAt) {

    /// Whether marketing must not be sent: the person said no, or the client blocked the person.
    public boolean refusesMarketing() {
        return blocked || consent.marketing() == MarketingConsent.OPTED_OUT;
    }
}
