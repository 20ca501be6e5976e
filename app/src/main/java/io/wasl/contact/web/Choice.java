package io.wasl.contact.web;

import io.wasl.contact.ContactFilter;
import io.wasl.contact.ContactOrder;
import io.wasl.contact.MarketingConsent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// Which contacts somebody wants to see, and in which order, as it stands in the address of the page.
record Choice(
        @Nullable String query,
        @Nullable String tag,
        @Nullable String consent,
        @Nullable String order) {

    public Choice {
        query = Objects.requireNonNullElse(query, "").strip();
        tag = Objects.requireNonNullElse(tag, "");
        consent = Objects.requireNonNullElse(consent, "");
        order = ContactOrder.of(Objects.requireNonNullElse(order, ""))
                .orElse(ContactOrder.NEWEST)
                .code();
    }

    ContactFilter filter() {
        return new ContactFilter(blankless(query), blankless(tag), marketing());
    }

    ContactOrder inOrder() {
        return ContactOrder.of(String.valueOf(order)).orElse(ContactOrder.NEWEST);
    }

    String address(String path, String trail) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("query", "{query}")
                .queryParam("tag", "{tag}")
                .queryParam("consent", "{consent}")
                .queryParam("order", "{order}")
                .queryParam("trail", "{trail}")
                .encode()
                .buildAndExpand(query, tag, consent, order, trail)
                .toUriString();
    }

    private @Nullable MarketingConsent marketing() {
        return MarketingConsent.of(String.valueOf(consent)).orElse(null);
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isEmpty() || text.indexOf('\0') >= 0 ? null : text;
    }
}
