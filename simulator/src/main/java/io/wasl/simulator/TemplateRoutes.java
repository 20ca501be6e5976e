package io.wasl.simulator;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Message templates: list, create, edit, unpause, delete.
final class TemplateRoutes {

    private static final Fields FIELDS = new Fields(
            "WhatsAppMessageTemplate",
            List.of("name", "parameter_format", "components", "language", "status", "category", "id"),
            Set.of(
                    "quality_score",
                    "rejected_reason",
                    "correct_category",
                    "previous_category",
                    "sub_category",
                    "message_send_ttl_seconds",
                    "health_status",
                    "cta_url_link_tracking_opted_out",
                    "library_template_name"));
    private static final int SAME_NAME = 2388024;
    private static final int NAME_BLOCKED = 2388023;
    private static final int TOO_MANY = 2388019;
    private static final int NOT_EDITABLE = 2388039;
    private static final int MOST = 6_000;
    private static final Set<String> EDITABLE = Set.of("APPROVED", "REJECTED", "PAUSED");

    private final Portfolio portfolio;
    private final Templates templates;
    private final Fixture fixture;
    private final Review review;
    private final TemplateNews news;

    TemplateRoutes(Portfolio portfolio, Fixture fixture, Review review, TemplateNews news) {
        this.portfolio = portfolio;
        this.fixture = fixture;
        this.review = review;
        this.news = news;
        templates = portfolio.templates;
    }

    void addTo(Graph graph) {
        graph.node("GET", templates::byId, this::describe)
                .node("POST", templates::byId, this::edit)
                .edge("GET", "message_templates", this::list)
                .edge("POST", "message_templates", this::create)
                .edge("DELETE", "message_templates", this::delete)
                .edge("POST", "unpause", this::unpause);
    }

    private void describe(Call call, Template template) {
        portfolio.wabaOf(call, template.waba.id);
        call.answer(FIELDS.select(node(template), call.parameter("fields")));
    }

    private void edit(Call call, Template template) {
        portfolio.wabaOf(call, template.waba.id);
        if (!EDITABLE.contains(template.status())) {
            throw TemplateDraft.invalid(
                    NOT_EDITABLE,
                    "Template can't be edited",
                    "Only approved, rejected or paused templates can be edited.");
        }
        JsonNode components = call.body().path("components");
        if (components.isArray()) {
            ObjectNode draft = call.body().deepCopy();
            draft.put("parameter_format", Json.text(template.fields, "parameter_format", "POSITIONAL"));
            TemplateDraft.checkComponents(draft, template.category());
            template.rewrite(completed(components, template.isAuthentication(), template.language));
        }
        String category = Json.upper(call.body(), "category");
        if (!category.isEmpty() && !category.equals(template.category())) {
            if (template.status().equals("APPROVED")) {
                throw GraphError.parameter("The category of an approved template cannot be changed.")
                        .refused();
            }
            template.recategorise(category);
        }
        review.submit(template);
        call.succeed();
    }

    private void list(Call call) {
        Waba waba = portfolio.wabaOf(call, call.node());
        List<Template> found = templates.of(waba).stream()
                .filter(template -> matches(call, template))
                .toList();
        Page.of(found, template -> template.id, call)
                .answer(template -> FIELDS.select(node(template), call.parameter("fields")));
    }

    private static boolean matches(Call call, Template template) {
        String name = call.parameter("name");
        String content = call.parameter("name_or_content");
        String language = call.parameter("language");
        String quality = Json.upper(call.body(), "quality_score");
        return is(call, "status", template.status())
                && is(call, "category", template.category())
                && (name == null || template.name.contains(name))
                && (language == null || template.language.equals(language))
                && (content == null
                        || template.name.contains(content)
                        || template.shape().body().text().contains(content))
                && (quality.isEmpty() || quality.equals(Json.upper(template.fields.path("quality_score"), "score")));
    }

    private static boolean is(Call call, String filter, String value) {
        String wished = Json.upper(call.body(), filter);
        return wished.isEmpty() || List.of(wished.split(",", -1)).contains(value);
    }

    private void create(Call call) {
        Waba waba = portfolio.wabaOf(call, call.node());
        ObjectNode draft = call.body().deepCopy();
        TemplateDraft.check(draft);
        String name = Json.text(draft, "name", "");
        String language = Json.text(draft, "language", "");
        if (templates.find(waba, name, language) != null) {
            throw TemplateDraft.invalid(
                    SAME_NAME,
                    "Content in This Language Already Exists",
                    "There is already content in this language for this template. Create a new template with another name.");
        }
        if (templates.nameBlocked(waba, name, language)) {
            throw TemplateDraft.invalid(
                    NAME_BLOCKED,
                    "Message Template Language Is Being Deleted",
                    "New content can't be added while the existing content is being deleted. Try again in 4 weeks or use another name.");
        }
        if (templates.of(waba).size() >= MOST) {
            throw TemplateDraft.invalid(
                    TOO_MANY, "Message Template Limit Exceeded", "The account has its full number of templates.");
        }
        draft.remove(Set.of("access_token", "allow_category_change", "id", "status"));
        draft.put("category", Json.upper(draft, "category"));
        draft.put("parameter_format", Json.upper(draft, "parameter_format").equals("NAMED") ? "NAMED" : "POSITIONAL");
        boolean authentication = Json.upper(draft, "category").equals("AUTHENTICATION");
        draft.set("components", completed(draft.path("components"), authentication, language));
        Template template = fixture.addTemplate(portfolio, waba, draft);
        review.submit(template);
        call.answer(Json.object()
                .put("id", template.id)
                .put("status", template.status())
                .put("category", template.category()));
    }

    private static JsonNode completed(JsonNode components, boolean authentication, String language) {
        return authentication ? AuthenticationText.complete(components, language) : components;
    }

    private void delete(Call call) {
        Waba waba = portfolio.wabaOf(call, call.node());
        String id = call.parameter("hsm_id");
        String name = id == null ? call.required("name") : call.parameter("name");
        List<Template> doomed = templates.of(waba).stream()
                .filter(template -> id == null || template.id.equals(id))
                .filter(template -> name == null || template.name.equals(name))
                .toList();
        if (doomed.isEmpty()) {
            throw GraphError.management(
                            2593002, "Message Template Not Found", "The template doesn't exist or was deleted already.")
                    .refused();
        }
        if (doomed.stream().anyMatch(template -> template.status().equals("DISABLED"))) {
            throw GraphError.parameter("A disabled template cannot be deleted.").refused();
        }
        for (Template template : doomed) {
            templates.delete(template);
            template.become("DELETED", "NONE");
        }
        call.succeed();
    }

    private void unpause(Call call) {
        Template template = templates.byId(call.node());
        if (template == null) {
            portfolio.tokens.presented(call);
            throw GraphError.noSuchObject(call.method(), call.node()).refused();
        }
        portfolio.wabaOf(call, template.waba.id);
        if (template.status().equals("PAUSED")) {
            template.become("APPROVED", "NONE");
            news.status(template, "APPROVED", "NONE");
        }
        call.succeed();
    }

    private ObjectNode node(Template template) {
        ObjectNode node = template.fields.deepCopy();
        node.set("health_status", Health.of(portfolio.app, template));
        return node;
    }
}
