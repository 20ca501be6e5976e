package io.wasl.contact;

import io.wasl.kernel.E164;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Meta tells in place of a message when a person has changed the number: the new number, the new user id, or
/// both.
record NewIdentity(@Nullable E164 phone, @Nullable String userId) {

    static Optional<NewIdentity> of(InboundMessage message) {
        return message.content() instanceof InboundContent.Other other
                        && other.type().equals("system")
                ? of(other.raw().path("system"))
                : Optional.empty();
    }

    Person after(Person former) {
        return new Person(
                former.tenant(), phone == null ? former.phone() : phone, userId == null ? former.userId() : userId);
    }

    private static Optional<NewIdentity> of(JsonNode system) {
        if (!system.path("type").asString("").startsWith("user_changed_")) {
            return Optional.empty();
        }
        var phone = PhoneNumbers.fromWhatsApp(system.path("wa_id").asString(""));
        var userId = system.path("user_id").asString("");
        return Optional.of(new NewIdentity(phone.orElse(null), userId.isEmpty() ? null : userId));
    }
}
