package io.wasl.simulator;

import java.time.InstantSource;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/simulator/wabas`, `numbers`, `templates`, `tokens`, `events`: changes what the fixture laid down, as
/// people at Meta could.
final class PortfolioRoutes {

    private static final Set<String> STATUSES = Set.of(
            "APPROVED",
            "PENDING",
            "REJECTED",
            "PAUSED",
            "DISABLED",
            "IN_APPEAL",
            "LIMIT_EXCEEDED",
            "ARCHIVED",
            "FLAGGED");

    private final Portfolio portfolio;
    private final Fixture fixture;
    private final TemplateNews news;
    private final Webhooks webhooks;
    private final InstantSource clock;

    PortfolioRoutes(Portfolio portfolio, Fixture fixture, TemplateNews news, Webhooks webhooks, InstantSource clock) {
        this.portfolio = portfolio;
        this.fixture = fixture;
        this.news = news;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    void addTo(Graph graph) {
        graph.root("GET", "simulator/numbers", this::listNumbers)
                .root("POST", "simulator/numbers", this::putNumber)
                .root("POST", "simulator/wabas", this::putWaba)
                .root("GET", "simulator/templates", this::listTemplates)
                .root("POST", "simulator/templates", this::putTemplate)
                .root("PATCH", "simulator/templates", this::changeTemplate)
                .root("POST", "simulator/tokens", this::putToken)
                .root("POST", "simulator/events", this::sendEvent);
    }

    private void listNumbers(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        for (PhoneNumber number : portfolio.numbers()) {
            data.add(NumberRoutes.node(number, portfolio.app).put("waba_id", number.waba.id));
        }
        call.answer(answer);
    }

    /// Adds a number, or changes facts of one that has the id already.
    private void putNumber(Call call) {
        ObjectNode described = call.body();
        PhoneNumber known = portfolio.number(Json.text(described, "id", ""));
        if (known == null) {
            Waba waba = wabaOf(described);
            call.answer(fixture.addNumber(portfolio, waba, described).fields);
            return;
        }
        described.properties().stream()
                .filter(fact -> !Set.of("id", "waba_id", "display_phone_number").contains(fact.getKey()))
                .forEach(fact -> known.fields.set(fact.getKey(), fact.getValue()));
        call.answer(known.fields);
    }

    private void putWaba(Call call) {
        call.answer(fixture.addWaba(portfolio, call.body()).fields);
    }

    private void listTemplates(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        for (Template template : portfolio.templates.all()) {
            data.add(template.fields.deepCopy().put("waba_id", template.waba.id));
        }
        call.answer(answer);
    }

    private void putTemplate(Call call) {
        ContentCheck.required(call.body(), "name", "name");
        call.answer(fixture.addTemplate(portfolio, wabaOf(call.body()), call.body()).fields);
    }

    /// Pauses, approves, recategorises or re-rates a template and tells it by webhook.
    private void changeTemplate(Call call) {
        Template template = portfolio.templates.byId(call.required("id"));
        if (template == null) {
            throw GraphError.noSuchObject(call.method(), call.required("id")).refused();
        }
        String status = Json.upper(call.body(), "status");
        if (!status.isEmpty()) {
            if (!STATUSES.contains(status)) {
                throw GraphError.parameter("Param status must be one of " + STATUSES)
                        .refused();
            }
            String reason = Json.text(call.body(), "reason", "NONE");
            template.become(status, reason);
            news.status(template, status, reason);
        }
        String quality = Json.upper(call.body(), "quality");
        if (!quality.isEmpty()) {
            String before = Json.text(template.fields.path("quality_score"), "score", "UNKNOWN");
            template.fields.putObject("quality_score").put("score", quality);
            news.quality(template, before, quality);
        }
        String category = Json.upper(call.body(), "category");
        if (!category.isEmpty()) {
            String before = template.category();
            template.recategorise(category);
            news.category(template, before);
        }
        call.answer(template.fields);
    }

    private void putToken(Call call) {
        ContentCheck.required(call.body(), "access_token", "access_token");
        try {
            fixture.addToken(portfolio, call.body());
        } catch (IllegalArgumentException unknownState) {
            throw GraphError.parameter("Param state must be VALID, EXPIRED or REVOKED.")
                    .refused();
        }
        call.succeed();
    }

    private void sendEvent(Call call) {
        String field = call.required("field");
        JsonNode value = call.body().path("value");
        if (!value.isObject() || !App.FIELDS.contains(field)) {
            throw GraphError.parameter("An event is {field, value, waba_id?} with a field that can be subscribed.")
                    .refused();
        }
        webhooks.send(new Update.OfAccount(wabaOf(call.body()), field, Json.write(value), clock.millis() / 1_000));
        call.succeed();
    }

    private Waba wabaOf(JsonNode described) {
        String id = Json.text(described, "waba_id");
        Waba waba = id == null ? portfolio.wabas().stream().findFirst().orElse(null) : portfolio.waba(id);
        if (waba == null) {
            throw GraphError.parameter("waba_id " + id + " is not known here; add it with POST /simulator/wabas.")
                    .refused();
        }
        return waba;
    }
}
