package io.wasl.contact;

import io.wasl.kernel.E164;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What Meta tells in place of a message when a person has changed the number: the new number, the new user id, or
/// both.
record NewIdentity(@Nullable E164 phone, @Nullable String userId) {

    static Optional<NewIdentity> of(InboundMessage message) {
        return message.content() instanceof InboundContent.SystemNotice notice
                        && notice.kind().startsWith("user_changed_")
                ? Optional.of(of(notice))
                : Optional.empty();
    }

    Person after(Person former) {
        return new Person(
                former.tenant(), phone == null ? former.phone() : phone, userId == null ? former.userId() : userId);
    }

    private static NewIdentity of(InboundContent.SystemNotice notice) {
        var phone = notice.phone() == null ? Optional.<E164>empty() : PhoneNumbers.fromWhatsApp(notice.phone());
        return new NewIdentity(phone.orElse(null), notice.userId());
    }
}
