package io.wasl.contact.web;

import io.wasl.contact.Contact;
import io.wasl.contact.ContactLimits;
import io.wasl.contact.Languages;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.ParsedPhone;
import io.wasl.contact.PhoneNumbers;
import io.wasl.kernel.EmptyValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// A contact as it is being typed, with the message keys of what is wrong beside the fields.
record ContactForm(
        String phone,
        String country,
        String name,
        String language,
        String tags,
        List<Attribute> attributes,
        String consent,
        Map<String, String> errors) {

    private static final int BLANK_ROWS = 2;

    record Attribute(String name, String value) {}

    static ContactForm of(Contact contact) {
        var phone = contact.phone();
        return new ContactForm(
                phone == null ? "" : PhoneNumbers.readable(phone),
                "",
                text(contact.name()),
                text(contact.language()),
                String.join(", ", contact.tags()),
                contact.attributes().entrySet().stream()
                        .map(entry -> new Attribute(entry.getKey(), entry.getValue()))
                        .toList(),
                contact.consent().marketing().code(),
                Map.of());
    }

    static ContactForm read(MultiValueMap<String, String> input) {
        var names = input.getOrDefault("attribute", List.of());
        var values = input.getOrDefault("value", List.of());
        var attributes = new ArrayList<Attribute>();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            if (!EmptyValue.looksEmpty(names.get(i)) || !EmptyValue.isInvisible(values.get(i))) {
                attributes.add(new Attribute(names.get(i).strip(), values.get(i).strip()));
            }
        }
        return new ContactForm(
                first(input, "phone"),
                first(input, "country"),
                first(input, "name"),
                first(input, "language"),
                first(input, "tags"),
                attributes,
                first(input, "consent"),
                new HashMap<>());
    }

    /// Those that there are, and some to fill in.
    public List<Attribute> attributeRows() {
        var rows = new ArrayList<>(attributes);
        for (int i = 0; i < BLANK_ROWS; i++) {
            rows.add(new Attribute("", ""));
        }
        return rows;
    }

    /// Whether it can be taken; if not, `errors` says why.
    boolean check() {
        if (parsedPhone() instanceof ParsedPhone.Invalid invalid) {
            errors.put("phone", "contact.phone." + invalid.problem().code());
        }
        return checkButPhone();
    }

    boolean checkButPhone() {
        if (name.length() > ContactLimits.NAME || isNoText(name)) {
            errors.put("name", "contact.name.wrong");
        }
        if (!EmptyValue.looksEmpty(language) && Languages.read(language).isEmpty()) {
            errors.put("language", "contact.language.wrong");
        }
        if (tagList().size() > ContactLimits.TAGS
                || tagList().stream().anyMatch(tag -> tag.length() > ContactLimits.TAG || isNoText(tag))) {
            errors.put("tags", "contact.tags.wrong");
        }
        if (attributes.size() > ContactLimits.ATTRIBUTES || attributes.stream().anyMatch(ContactForm::isWrong)) {
            errors.put("attributes", "contact.attributes.wrong");
        }
        return errors.isEmpty();
    }

    ParsedPhone parsedPhone() {
        return PhoneNumbers.normalise(phone, countryOrNull());
    }

    List<String> tagList() {
        return Stream.of(tags.split("[,،;\\n]"))
                .map(String::strip)
                .filter(tag -> !EmptyValue.looksEmpty(tag))
                .distinct()
                .toList();
    }

    /// Null for what is left as it is, because something stands there in place of nothing; empty for what shall go.
    @Nullable String nameOrNull() {
        return meant(name);
    }

    /// As [#nameOrNull].
    @Nullable String languageOrNull() {
        return meant(language) == null ? null : Languages.read(language).orElse("");
    }

    /// As [#nameOrNull].
    @Nullable List<String> tagsOrNull() {
        return meant(tags) == null ? null : tagList();
    }

    /// Without those that have no value.
    Map<String, String> attributeMap() {
        var map = new LinkedHashMap<String, String>();
        attributes.stream()
                .filter(attribute -> !EmptyValue.looksEmpty(attribute.value()))
                .forEach(attribute -> map.put(attribute.name(), attribute.value()));
        return map;
    }

    /// What becomes of a contact's attributes: the form shows all of them, so what is no longer in it shall go.
    Map<String, String> attributeChanges(Contact contact) {
        var changes = new HashMap<String, String>();
        contact.attributes().keySet().forEach(name -> changes.put(name, ""));
        attributes.stream()
                .filter(attribute -> EmptyValue.isWritten(attribute.value()))
                .forEach(attribute -> changes.remove(attribute.name()));
        changes.putAll(attributeMap());
        return changes;
    }

    MarketingConsent marketing() {
        return MarketingConsent.of(consent).orElse(MarketingConsent.UNKNOWN);
    }

    private @Nullable String countryOrNull() {
        return PhoneNumbers.isCountry(country) ? country : null;
    }

    private static boolean isWrong(Attribute attribute) {
        return EmptyValue.looksEmpty(attribute.name())
                || attribute.name().length() > ContactLimits.ATTRIBUTE_NAME
                || attribute.value().length() > ContactLimits.ATTRIBUTE_VALUE
                || isNoText(attribute.name())
                || isNoText(attribute.value());
    }

    private static @Nullable String meant(String typed) {
        if (EmptyValue.isWritten(typed)) {
            return null;
        }
        return EmptyValue.isInvisible(typed) ? "" : typed;
    }

    static boolean isNoText(String text) {
        return text.codePoints()
                .anyMatch(c ->
                        Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static String first(MultiValueMap<String, String> input, String field) {
        return text(input.getFirst(field)).strip();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
