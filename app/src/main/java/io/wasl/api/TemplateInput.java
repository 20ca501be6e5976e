package io.wasl.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The body of `POST /templates`: Meta's own form, and the account to which it is to belong. What Meta alone can
/// judge is left to Meta.
record TemplateInput(
        @Nullable String account,
        @Nullable String name,
        @Nullable String language,
        @Nullable String category,
        @Nullable String parameterFormat,
        @Nullable Integer messageSendTtlSeconds,
        @Nullable JsonNode components) {

    private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");
    private static final Set<String> FORMATS = Set.of("POSITIONAL", "NAMED");
    private static final int MOST_COMPONENTS = 10;

    /// The template in the form that Meta takes.
    ObjectNode template() {
        var problems = new FieldProblems();
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        template.put("name", problems.given("name", name, "[a-z0-9_]{1,512}", "has a-z, 0-9 and _ only"));
        template.put(
                "language",
                problems.given("language", language, "[a-z]{2,3}(_[A-Z]{2})?", "is a code such as fr or pt_BR"));
        template.put("category", problems.oneOf("category", category, CATEGORIES));
        if (parameterFormat != null) {
            template.put("parameter_format", problems.oneOf("parameter_format", parameterFormat, FORMATS));
        }
        if (messageSendTtlSeconds != null) {
            template.put("message_send_ttl_seconds", messageSendTtlSeconds);
        }
        if (components == null || !components.isArray() || components.isEmpty()) {
            problems.add("components", "is a list with at least a BODY");
        } else if (components.size() > MOST_COMPONENTS) {
            problems.add("components", "has at most " + MOST_COMPONENTS + " entries");
        } else {
            template.set("components", components);
        }
        problems.refuse();
        return template;
    }
}
