package io.wasl.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wasl.contact.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A contact as programs see it.
@JsonInclude(JsonInclude.Include.ALWAYS)
record ContactJson(
        String id,
        @Nullable String phone,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String language,
        List<String> tags,
        Map<String, String> attributes,
        ConsentJson consent,
        String source,
        boolean blocked,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastInboundAt) {

    static ContactJson of(Contact contact) {
        var phone = contact.phone();
        var consent = contact.consent();
        return new ContactJson(
                contact.id().toString(),
                phone == null ? null : phone.value(),
                contact.userId(),
                contact.name(),
                contact.language(),
                contact.tags(),
                contact.attributes(),
                new ConsentJson(consent.marketing().code(), consent.source(), consent.at()),
                contact.source(),
                contact.blocked(),
                contact.createdAt(),
                contact.updatedAt(),
                contact.lastInboundAt());
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ConsentJson(
            String marketing,
            @Nullable String source,
            @Nullable Instant at) {}
}
