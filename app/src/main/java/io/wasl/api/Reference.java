package io.wasl.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API, for people to read: a plain page made from the description that programs read, so that the two never
/// differ.
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Reference {

    private static final String ROOT = "/api/v1/";

    private final OpenApiWebMvcResource description;
    private final JsonMapper json = JsonMapper.shared();

    Reference(OpenApiWebMvcResource description) {
        this.description = description;
    }

    /// Everything about one noun.
    record Group(String name, List<Operation> operations) {}

    record Operation(
            String id,
            String method,
            String path,
            String summary,
            List<Field> parameters,
            List<Field> body,
            List<Field> answers) {}

    record Field(String name, String type, boolean required, List<Part> description) {}

    /// A piece of a text, which the description sets as code by back quotes.
    record Part(String text, boolean code) {

        static List<Part> of(String text) {
            var pieces = text.split("`", -1);
            return IntStream.range(0, pieces.length)
                    .mapToObj(i -> new Part(pieces[i], i % 2 == 1))
                    .filter(part -> !part.text().isEmpty())
                    .toList();
        }
    }

    @GetMapping("/api/docs")
    String show(HttpServletRequest request, Locale locale, Model model) throws JacksonException {
        JsonNode api;
        try {
            api = json.readTree(description.openapiJson(request, "/api/v1/openapi.json", Locale.ENGLISH));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("The description of the API cannot be written", e);
        }
        model.addAttribute(
                "introduction",
                Arrays.stream(api.at("/info/description").asString().split("\\n\\n", -1))
                        .map(Part::of)
                        .toList());
        model.addAttribute("groups", groups(operations(api)));
        return "api/docs";
    }

    private static List<Group> groups(List<Operation> operations) {
        var nouns = operations.stream()
                .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
                .collect(Collectors.groupingBy(Reference::noun, TreeMap::new, Collectors.toList()));
        return nouns.entrySet().stream()
                .map(noun -> new Group(noun.getKey(), noun.getValue()))
                .toList();
    }

    private static String noun(Operation operation) {
        return operation.path().substring(ROOT.length()).split("/", 2)[0];
    }

    private static List<Operation> operations(JsonNode api) {
        var operations = new ArrayList<Operation>();
        api.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method -> operations.add(operation(
                                api, method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    private static Operation operation(JsonNode api, String method, String path, JsonNode operation) {
        var parameters = operation
                .path("parameters")
                .valueStream()
                .map(parameter -> new Field(
                        parameter.path("name").asString(""),
                        type(parameter.path("schema")),
                        parameter.path("required").asBoolean(false),
                        Part.of(parameter.path("description").asString(""))))
                .toList();
        var answers = operation
                .path("responses")
                .propertyStream()
                .map(answer -> new Field(
                        answer.getKey(),
                        "",
                        false,
                        Part.of(answer.getValue().path("description").asString(""))))
                .toList();
        return new Operation(
                (method + path).replaceAll("[^A-Za-z0-9]+", "-"),
                method,
                path,
                operation.path("summary").asString(""),
                parameters,
                body(api, operation),
                answers);
    }

    private static List<Field> body(JsonNode api, JsonNode operation) {
        var schema = operation
                .path("requestBody")
                .path("content")
                .propertyStream()
                .findFirst()
                .map(content -> content.getValue().path("schema"))
                .map(given -> resolved(api, given));
        var required = schema.map(found -> found.path("required")
                        .valueStream()
                        .map(name -> name.asString(""))
                        .toList())
                .orElse(List.of());
        return schema.stream()
                .flatMap(found -> found.path("properties").propertyStream())
                .map(field -> new Field(
                        field.getKey(),
                        type(field.getValue()),
                        required.contains(field.getKey()),
                        Part.of(field.getValue().path("description").asString(""))))
                .toList();
    }

    private static JsonNode resolved(JsonNode api, JsonNode schema) {
        return Optional.ofNullable(schema.get("$ref"))
                .map(reference -> api.at(reference.asString("").substring(1)))
                .orElse(schema);
    }

    private static String type(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        var type = schema.path("type").isArray()
                ? schema.path("type").path(0).asString("")
                : schema.path("type").asString("");
        return type.equals("array") ? type(schema.path("items")) + "[]" : type;
    }
}
