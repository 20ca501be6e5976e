package io.wasl.contact.web;

import io.wasl.contact.Contact;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.PhoneNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/// How a contact is shown.
final class Faces {

    private final MessageSource texts;

    Faces(MessageSource texts) {
        this.texts = texts;
    }

    /// Where somebody is known from, or said something; a program may have given it a name of its own.
    public @Nullable String source(String source) {
        return texts.getMessage("contact.source." + source, null, source, LocaleContextHolder.getLocale());
    }

    /// The number as people write it.
    public @Nullable String phone(Contact contact) {
        var phone = contact.phone();
        return phone == null ? null : PhoneNumbers.readable(phone);
    }

    /// The best there is to call somebody by.
    public String title(Contact contact) {
        var phone = phone(contact);
        var best = contact.name() == null ? phone : contact.name();
        return best == null ? texts.getMessage("contact.nameless", null, LocaleContextHolder.getLocale()) : best;
    }

    public @Nullable String country(Contact contact) {
        var phone = contact.phone();
        return phone == null ? null : PhoneNumbers.countryOf(phone).orElse(null);
    }

    public String tone(MarketingConsent consent) {
        return switch (consent) {
            case OPTED_IN -> "green";
            case OPTED_OUT -> "red";
            case UNKNOWN -> "secondary";
        };
    }

    public String icon(MarketingConsent consent) {
        return switch (consent) {
            case OPTED_IN -> "circle-check";
            case OPTED_OUT -> "ban";
            case UNKNOWN -> "question-mark";
        };
    }
}
