package io.wasl.campaign;

import io.wasl.connection.Account;
import io.wasl.contact.PhoneNumbers;
import io.wasl.dispatch.Reach;
import io.wasl.template.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a draft refers to, as it stands now.
///
/// @param reach how many people may still be written to today; null where nothing limits it
/// @param languages in which there is a template of that name, where there is none in the chosen one
public record Circumstances(
        @Nullable Account account,
        @Nullable Template template,
        @Nullable Reach reach,
        List<String> languages) {

    Circumstances(@Nullable Account account, @Nullable Template template) {
        this(account, template, null);
    }

    Circumstances(@Nullable Account account, @Nullable Template template, @Nullable Reach reach) {
        this(account, template, reach, List.of());
    }

    public List<Blank> blanks() {
        return template == null ? List.of() : Blank.of(template.variables());
    }

    /// The country in which national numbers of a list are read: that of the sending number.
    public @Nullable String country() {
        if (account == null) {
            return null;
        }
        String digits = account.displayPhoneNumber().replaceAll("[^0-9]", "");
        return PhoneNumbers.fromWhatsApp(digits)
                .flatMap(PhoneNumbers::countryOf)
                .orElse(null);
    }

    /// Whether the same would be sent by the same number, and just as well.
    boolean isLike(Circumstances other) {
        return fingerprint().equals(other.fingerprint());
    }

    private String fingerprint() {
        SendDigest digest = new SendDigest();
        into(digest);
        return digest.hex();
    }

    /// Writes all of it that decides on what is sent, and whether.
    void into(SendDigest digest) {
        digest.add(account == null ? null : account.id())
                .add(account == null ? null : account.phoneNumberId())
                .add(account == null ? null : account.status())
                .add(template == null ? null : template.name())
                .add(template == null ? null : template.language())
                .add(template == null ? null : template.version())
                .add(template == null ? null : template.status())
                .add(template == null ? null : template.category())
                .add(template == null ? null : template.mould().toJson());
    }
}
