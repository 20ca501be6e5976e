package io.wasl.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The body of `POST /templates`: Meta's own form, and the account to which it is to belong. What Meta alone can judge
/// is
/// left to Meta.
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
        List<ApiProblem.FieldProblem> problems = new ArrayList<>();
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        template.put("name", given(problems, "name", name, "[a-z0-9_]{1,512}", "has a-z, 0-9 and _ only"));
        template.put(
                "language",
                given(problems, "language", language, "[a-z]{2,3}(_[A-Z]{2})?", "is a code such as fr or pt_BR"));
        template.put("category", oneOf(problems, "category", category, CATEGORIES));
        if (parameterFormat != null) {
            template.put("parameter_format", oneOf(problems, "parameter_format", parameterFormat, FORMATS));
        }
        if (messageSendTtlSeconds != null) {
            template.put("message_send_ttl_seconds", messageSendTtlSeconds);
        }
        if (components == null || !components.isArray() || components.isEmpty()) {
            problems.add(new ApiProblem.FieldProblem("components", "is a list with at least a BODY"));
        } else if (components.size() > MOST_COMPONENTS) {
            problems.add(new ApiProblem.FieldProblem("components", "has at most " + MOST_COMPONENTS + " entries"));
        } else {
            template.set("components", components);
        }
        if (!problems.isEmpty()) {
            throw ApiProblem.invalid(problems);
        }
        return template;
    }

    private static String given(
            List<ApiProblem.FieldProblem> problems,
            String field,
            @Nullable String value,
            String form,
            String expectation) {
        if (value == null || value.isBlank()) {
            problems.add(new ApiProblem.FieldProblem(field, "is missing"));
            return "";
        }
        if (!value.matches(form)) {
            problems.add(new ApiProblem.FieldProblem(field, expectation));
        }
        return value;
    }

    private static String oneOf(
            List<ApiProblem.FieldProblem> problems, String field, @Nullable String value, Set<String> words) {
        String word = value == null ? "" : value.toUpperCase(Locale.ROOT);
        if (!words.contains(word)) {
            problems.add(new ApiProblem.FieldProblem(
                    field,
                    "is one of " + String.join(", ", words.stream().sorted().toList())));
        }
        return word;
    }
}
