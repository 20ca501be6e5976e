package io.wasl.campaign;

import io.wasl.audience.Candidate;
import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.AccountStatus;
import io.wasl.connection.Quality;
import io.wasl.contact.ContactId;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.meta.TemplateDefinition;
import io.wasl.template.Template;
import io.wasl.template.TemplateId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Whom and what the tests are about.
final class People {

    static final TenantId SOA = new TenantId(new UUID(1, 1));
    static final Instant MONDAY_NOON = Instant.parse("2026-11-23T09:00:00Z");

    private People() {}

    static Candidate rivo() {
        return person("+261341234567", "Rivo", Map.of("city", "Toamasina"));
    }

    static Candidate person(String phone, @Nullable String name, Map<String, String> attributes) {
        return new Candidate(
                0,
                new ContactId(new UUID(2, phone.hashCode())),
                phone,
                new E164(phone),
                null,
                name,
                null,
                attributes,
                Map.of(),
                false,
                false);
    }

    static Candidate listed(String phone, Map<String, String> variables) {
        return new Candidate(0, null, phone, new E164(phone), null, null, null, Map.of(), variables, false, true);
    }

    static Candidate optedOut(String phone) {
        return new Candidate(0, null, phone, new E164(phone), null, null, null, Map.of(), Map.of(), true, false);
    }

    static Candidate unreadable(String text) {
        return new Candidate(0, null, text, null, "not_a_number", null, null, Map.of(), Map.of(), false, false);
    }

    static Account account(AccountStatus status, Quality quality, @Nullable String limit) {
        return new Account(
                new AccountId(new UUID(3, 1)),
                SOA,
                "Boutique",
                "106540352242922",
                "102290129340398",
                null,
                "+261 34 12 345 67",
                "Boutique Soa",
                "APPROVED",
                quality,
                limit,
                80,
                status,
                null,
                "key",
                false,
                null,
                null,
                null,
                Instant.EPOCH);
    }

    static Template template(String status, String quality, String body) {
        var components = JsonMapper.shared().createArrayNode();
        components.addObject().put("type", "BODY").put("text", body);
        return new Template(
                new TemplateId(new UUID(4, 1)),
                SOA,
                "102290129340398",
                new TemplateDefinition(
                        "1", "soldes", "fr", "MARKETING", status, quality, null, "POSITIONAL", components),
                null,
                "v-" + body,
                MONDAY_NOON);
    }
}
