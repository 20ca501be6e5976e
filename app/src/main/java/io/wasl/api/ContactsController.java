package io.wasl.api;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.wasl.contact.Contact;
import io.wasl.contact.ContactChange;
import io.wasl.contact.ContactFilter;
import io.wasl.contact.ContactId;
import io.wasl.contact.ContactLimits;
import io.wasl.contact.ContactTaken;
import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.identity.ApiCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/contacts")
class ContactsController {

    private static final String SOURCE = "api";

    private final Contacts contacts;

    ContactsController(Contacts contacts) {
        this.contacts = contacts;
    }

    @GetMapping
    Page<ContactJson> list(
            ApiCaller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String consent) {
        var filter = new ContactFilter(query, tag == null || tag.isEmpty() ? null : tag, consent(consent));
        var after = page.after() == null ? null : position(page.after());
        var found = contacts.search(caller.tenant(), filter, after, page.limit() + 1);
        return Page.of(found, page, contact -> contact.id().toString(), ContactJson::of);
    }

    @GetMapping("/{id}")
    ContactJson show(ApiCaller caller, @PathVariable String id) {
        return ContactJson.of(contacts.find(caller.tenant(), id(id)).orElseThrow(ApiProblem::notFound));
    }

    @PostMapping
    ResponseEntity<ContactJson> add(ApiCaller caller, @RequestBody ContactInput input) {
        var reading = new ContactReading(input);
        var person = new NewContact(
                reading.phone(),
                reading.userId(),
                blankless(reading.name()),
                blankless(reading.language()),
                requireNonNullElse(reading.tags(), List.of()),
                withoutBlanks(requireNonNullElse(reading.attributes(), Map.of())),
                requireNonNullElse(reading.consent(), MarketingConsent.UNKNOWN),
                SOURCE);
        if (input.phone() == null && input.userId() == null) {
            reading.refuse("phone", "is missing, and so is user_id");
        }
        reading.finish();
        try {
            var contact = contacts.add(caller.tenant(), person);
            var place = ServletUriComponentsBuilder.fromCurrentRequestUri()
                    .pathSegment(contact.id().toString());
            return ResponseEntity.created(place.build().toUri()).body(ContactJson.of(contact));
        } catch (ContactTaken e) {
            throw taken();
        }
    }

    @PatchMapping("/{id}")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ContactInput.class)))
    ContactJson change(ApiCaller caller, @PathVariable String id, @RequestBody JsonNode body) {
        var tenant = caller.tenant();
        var contact = contacts.find(tenant, id(id)).orElseThrow(ApiProblem::notFound);
        var change = change(body, contact);
        try {
            return ContactJson.of(contacts.change(tenant, contact.id(), change).orElseThrow(ApiProblem::notFound));
        } catch (ContactTaken e) {
            throw taken();
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(ApiCaller caller, @PathVariable String id) {
        if (contacts.remove(caller.tenant(), List.of(id(id))) == 0) {
            throw ApiProblem.notFound();
        }
    }

    private static ContactChange change(JsonNode body, Contact contact) {
        var input = ApiConfiguration.JSON.treeToValue(body, ContactInput.class);
        if (input == null) {
            throw ApiProblem.badRequest("malformed_json", "The body is not a JSON object");
        }
        var reading = new ContactReading(input);
        var attributes = reading.attributes();
        var change = new ContactChange(
                reading.phone(),
                isNull(body, "name") ? "" : reading.name(),
                isNull(body, "language") ? "" : reading.language(),
                isNull(body, "tags") ? List.of() : reading.tags(),
                attributes,
                reading.consent(),
                reading.consentSource());
        if (isNull(body, "phone") || body.has("user_id")) {
            reading.refuse(isNull(body, "phone") ? "phone" : "user_id", "cannot be changed so");
        }
        if (attributes != null && size(contact, attributes) > ContactLimits.ATTRIBUTES) {
            reading.refuse("attributes", "would be more than " + ContactLimits.ATTRIBUTES);
        }
        reading.finish();
        return change;
    }

    private static int size(Contact contact, Map<String, String> changed) {
        var merged = new HashMap<>(contact.attributes());
        merged.putAll(changed);
        return withoutBlanks(merged).size();
    }

    private static boolean isNull(JsonNode body, String field) {
        return body.has(field) && body.get(field).isNull();
    }

    private static Map<String, String> withoutBlanks(Map<String, String> attributes) {
        var kept = new HashMap<>(attributes);
        kept.values().removeIf(String::isEmpty);
        return kept;
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static @Nullable MarketingConsent consent(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        return MarketingConsent.of(code)
                .orElseThrow(() -> ApiProblem.invalid("consent", "is none of opted_in, opted_out, unknown"));
    }

    private static ContactId position(String cursor) {
        try {
            return ContactId.of(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw ApiProblem.invalid("cursor", "is not one that was given in next_cursor");
        }
    }

    private static ContactId id(String text) {
        try {
            return ContactId.of(text);
        } catch (IllegalArgumentException notOurs) {
            throw ApiProblem.notFound();
        }
    }

    private static ApiProblem taken() {
        return ApiProblem.conflict("contact_exists", "Another contact has this number or user id");
    }
}
