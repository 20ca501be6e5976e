package io.wasl.contact;

import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who somebody is to a client, as Meta says it: by number, by user id, or by both.
public record Person(
        TenantId tenant, @Nullable E164 phone, @Nullable String userId) {

    public Person {
        if (phone == null && userId == null) {
            throw new IllegalArgumentException("A person without number and user id is nobody");
        }
    }

    /// @param phone digits as Meta writes them, without `+`
    /// @throws IllegalArgumentException if neither says who it is
    public static Person of(TenantId tenant, @Nullable String phone, @Nullable String userId) {
        return new Person(
                tenant, phone == null ? null : PhoneNumbers.fromWhatsApp(phone).orElse(null), userId);
    }

    /// As [#of], for what may name nobody.
    public static Optional<Person> known(TenantId tenant, @Nullable String phone, @Nullable String userId) {
        boolean hasPhone = phone != null && PhoneNumbers.fromWhatsApp(phone).isPresent();
        return hasPhone || userId != null ? Optional.of(of(tenant, phone, userId)) : Optional.empty();
    }
}
