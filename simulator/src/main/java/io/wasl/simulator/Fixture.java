package io.wasl.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON from which a portfolio is built, at the start and piece by piece through `/simulator`.
final class Fixture {

    private static final String DEFAULT = "default-fixture.json";

    private final Ids ids;

    Fixture(Ids ids) {
        this.ids = ids;
    }

    static JsonNode load(@Nullable Path file) {
        try {
            return Json.read(file == null ? ownBytes(DEFAULT) : Files.readAllBytes(file));
        } catch (IOException e) {
            throw new StartFailure("Cannot read the fixture " + file + ": " + e.getMessage());
        } catch (JacksonException e) {
            throw new StartFailure("The fixture " + file + " is not JSON: " + e.getOriginalMessage());
        }
    }

    static byte[] ownBytes(String name) throws IOException {
        try (InputStream in = Fixture.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the jar");
            }
            return in.readAllBytes();
        }
    }

    void fill(Portfolio portfolio, JsonNode fixture) {
        for (JsonNode waba : fixture.path("wabas")) {
            addWaba(portfolio, waba);
        }
        for (JsonNode token : fixture.path("tokens")) {
            addToken(portfolio, token);
        }
    }

    Waba addWaba(Portfolio portfolio, JsonNode described) {
        String id = Json.text(described, "id", "");
        Waba waba = portfolio.waba(id);
        if (waba == null) {
            ObjectNode fields = facts(described, "numbers", "templates", "subscribed");
            fields.put("id", id.isEmpty() ? ids.node() : id);
            setAbsent(fields, "name", "Simulated account");
            setAbsent(fields, "currency", "EUR");
            setAbsent(fields, "timezone_id", "1");
            setAbsent(fields, "account_review_status", "APPROVED");
            setAbsent(fields, "business_verification_status", "verified");
            setAbsent(fields, "status", "ACTIVE");
            waba = new Waba(
                    Json.text(fields, "id", ""),
                    fields,
                    described.path("subscribed").asBoolean(true));
            portfolio.add(waba);
        } else {
            waba.fields.setAll(facts(described, "id", "numbers", "templates", "subscribed"));
        }
        for (JsonNode number : described.path("numbers")) {
            addNumber(portfolio, waba, number);
        }
        for (JsonNode template : described.path("templates")) {
            addTemplate(portfolio, waba, template);
        }
        return waba;
    }

    PhoneNumber addNumber(Portfolio portfolio, Waba waba, JsonNode described) {
        ObjectNode fields = facts(described, "waba_id");
        setAbsent(fields, "id", ids.node());
        setAbsent(
                fields,
                "display_phone_number",
                "+1 555 010 " + (1000 + portfolio.numbers().size()));
        setAbsent(fields, "verified_name", "Simulated business");
        setAbsent(fields, "quality_rating", "GREEN");
        setAbsent(fields, "code_verification_status", "VERIFIED");
        setAbsent(fields, "name_status", "APPROVED");
        setAbsent(fields, "status", "CONNECTED");
        setAbsent(fields, "account_mode", "LIVE");
        setAbsent(fields, "platform_type", "CLOUD_API");
        setAbsent(fields, "whatsapp_business_manager_messaging_limit", "TIER_10K");
        if (!fields.path("throughput").isObject()) {
            fields.putObject("throughput").put("level", Json.text(described, "throughput", "STANDARD"));
        }
        PhoneNumber number = new PhoneNumber(waba, fields);
        portfolio.add(number);
        return number;
    }

    Template addTemplate(Portfolio portfolio, Waba waba, JsonNode described) {
        ObjectNode fields = facts(described, "waba_id", "quality", "reason");
        setAbsent(fields, "id", ids.node());
        setAbsent(fields, "language", "en");
        setAbsent(fields, "category", "MARKETING");
        setAbsent(fields, "parameter_format", "POSITIONAL");
        setAbsent(fields, "status", "APPROVED");
        setAbsent(fields, "rejected_reason", Json.text(described, "reason", "NONE"));
        if (!fields.path("quality_score").isObject()) {
            fields.putObject("quality_score").put("score", Json.text(described, "quality", "UNKNOWN"));
        }
        Template template = new Template(waba, fields);
        portfolio.templates.add(template);
        return template;
    }

    Token addToken(Portfolio portfolio, JsonNode described) {
        Set<String> wabaIds = new LinkedHashSet<>();
        described.path("wabas").forEach(waba -> wabaIds.add(waba.asString("")));
        String state = Json.upper(described, "state");
        List<String> scopes = new ArrayList<>();
        described.path("scopes").forEach(scope -> scopes.add(scope.asString("")));
        Token token = new Token(
                Json.text(described, "access_token", ""),
                Set.copyOf(wabaIds),
                state.isEmpty() ? Token.State.VALID : Token.State.valueOf(state),
                described.has("scopes") ? List.copyOf(scopes) : Token.ALL_SCOPES,
                described.path("expires_at").asLong(0),
                Json.text(described, "app_id"));
        portfolio.tokens.add(token);
        return token;
    }

    private static ObjectNode facts(JsonNode described, String... without) {
        ObjectNode fields = described.isObject() ? (ObjectNode) described.deepCopy() : Json.object();
        fields.remove(Set.of(without));
        return fields;
    }

    private static void setAbsent(ObjectNode fields, String name, String value) {
        if (fields.path(name).isMissingNode()) {
            fields.put(name, value);
        }
    }
}
