package io.wasl.api;

import io.wasl.api.ApiProblem.FieldProblem;
import io.wasl.contact.ContactLimits;
import io.wasl.contact.Languages;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.ParsedPhone;
import io.wasl.contact.PhoneNumbers;
import io.wasl.kernel.E164;
import io.wasl.kernel.EmptyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes a contact's fields apart and collects what cannot be taken, so that a program learns all of it at once.
final class ContactReading {

    private static final int USER_ID = 150;
    private static final int SOURCE = 60;

    private final ContactInput input;
    private final List<FieldProblem> problems = new ArrayList<>();

    ContactReading(ContactInput input) {
        this.input = input;
    }

    /// @throws ApiProblem if anything that was asked for cannot be taken
    void finish() {
        if (!problems.isEmpty()) {
            throw ApiProblem.invalid(problems);
        }
    }

    void refuse(String field, String message) {
        problems.add(new FieldProblem(field, message));
    }

    @Nullable E164 phone() {
        var country =
                input.defaultCountry() == null ? null : input.defaultCountry().toUpperCase(Locale.ROOT);
        if (country != null && !PhoneNumbers.isCountry(country)) {
            refuse("default_country", "is not a country, two letters as in ISO 3166");
        }
        if (input.phone() == null) {
            return null;
        }
        return switch (PhoneNumbers.normalise(input.phone(), country)) {
            case ParsedPhone.Valid valid -> valid.phone();
            case ParsedPhone.Invalid invalid -> {
                refuse("phone", "is not a phone number: " + invalid.problem().code());
                yield null;
            }
        };
    }

    @Nullable String userId() {
        var userId = input.userId();
        if (userId != null && !userId.matches("[!-~]{1," + USER_ID + "}")) {
            refuse("user_id", "is not 1 to " + USER_ID + " visible ASCII characters");
        }
        return userId;
    }

    /// What stands in place of a name, such as `NULL`, leaves the name that is known.
    @Nullable String name() {
        var name = input.name();
        if (name == null || EmptyValue.isWritten(name)) {
            return null;
        }
        return EmptyValue.isInvisible(name) ? "" : text("name", name, ContactLimits.NAME);
    }

    @Nullable String language() {
        if (input.language() == null || input.language().isBlank()) {
            return input.language() == null ? null : "";
        }
        var language = Languages.read(input.language());
        if (language.isEmpty()) {
            refuse("language", "is not a language such as fr or pt_BR");
        }
        return language.orElse(null);
    }

    @Nullable List<String> tags() {
        if (input.tags() == null) {
            return null;
        }
        var tags = new ArrayList<String>();
        for (int i = 0; i < input.tags().size() && i <= ContactLimits.TAGS; i++) {
            var tag = input.tags().get(i);
            if (tag == null || tag.isBlank()) {
                refuse("tags[" + i + "]", "is empty");
            } else {
                tags.add(text("tags[" + i + "]", tag, ContactLimits.TAG));
            }
        }
        if (input.tags().size() > ContactLimits.TAGS) {
            refuse("tags", "are more than " + ContactLimits.TAGS);
        }
        return tags.stream().distinct().toList();
    }

    /// @return with an empty text for those that shall go, without those that only stand in place of a value
    @Nullable Map<String, String> attributes() {
        if (input.attributes() == null) {
            return null;
        }
        var attributes = new LinkedHashMap<String, String>();
        if (input.attributes().size() > ContactLimits.ATTRIBUTES) {
            refuse("attributes", "are more than " + ContactLimits.ATTRIBUTES);
            return attributes;
        }
        input.attributes().forEach((name, value) -> {
            if (name.isBlank()) {
                refuse("attributes", "have one without a name");
            } else if (value == null || !EmptyValue.isWritten(value)) {
                attributes.put(
                        text("attributes", name, ContactLimits.ATTRIBUTE_NAME),
                        value == null || EmptyValue.isInvisible(value)
                                ? ""
                                : text("attributes." + name, value, ContactLimits.ATTRIBUTE_VALUE));
            }
        });
        return attributes;
    }

    @Nullable MarketingConsent consent() {
        var consent = input.consent();
        if (consent == null) {
            return null;
        }
        var marketing = consent.marketing() == null
                ? null
                : MarketingConsent.of(consent.marketing()).orElse(null);
        if (marketing == null || marketing == MarketingConsent.UNKNOWN) {
            refuse("consent.marketing", "is neither opted_in nor opted_out");
        }
        return marketing;
    }

    String consentSource() {
        var consent = input.consent();
        return consent == null || consent.source() == null || consent.source().isBlank()
                ? "api"
                : text("consent.source", consent.source(), SOURCE);
    }

    private String text(String field, String text, int longest) {
        var stripped = text.strip();
        if (stripped.length() > longest) {
            refuse(field, "is longer than " + longest + " characters");
        }
        if (stripped.codePoints().anyMatch(ContactReading::isNoText)) {
            refuse(field, "holds a character that is no text");
        }
        return stripped;
    }

    private static boolean isNoText(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t')
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
