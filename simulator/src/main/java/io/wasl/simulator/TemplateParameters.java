package io.wasl.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The values that a message brings for a template's variables, compared with what the template asks for.
final class TemplateParameters {

    private static final int LONGEST_BODY = 1_024;
    private static final int LONGEST_HEADER = 60;
    private static final int LONGEST_CODE = 15;
    private static final int MOST_SPACES = 4;

    private final Template template;
    private final MediaStore media;
    private final TemplateShape shape;
    private @Nullable String code;

    TemplateParameters(Template template, MediaStore media) {
        this.template = template;
        this.media = media;
        shape = template.shape();
    }

    void check(JsonNode components) {
        if (!components.isMissingNode() && !components.isNull() && !components.isArray()) {
            throw GraphError.parameter("Param template['components'] must be an array.")
                    .refused();
        }
        checkHeader(parametersOf(components, "HEADER"));
        checkBody(parametersOf(components, "BODY"));
        checkButtons(components);
        checkCards(components);
    }

    private static JsonNode parametersOf(JsonNode components, String type) {
        for (JsonNode component : components) {
            if (Json.upper(component, "type").equals(type)) {
                return component.path("parameters");
            }
        }
        return Json.array();
    }

    private void checkHeader(JsonNode parameters) {
        if (parameters.size() != shape.headerParameters()) {
            throw count("header", parameters.size(), shape.headerParameters());
        }
        if (shape.headerFormat().equals("TEXT")) {
            checkText("header", shape.header(), parameters, LONGEST_HEADER);
        } else if (!shape.headerFormat().isEmpty()) {
            checkHeaderMedium(parameters.path(0));
        }
    }

    private void checkHeaderMedium(JsonNode parameter) {
        String expected = shape.headerFormat();
        String received = Json.upper(parameter, "type");
        if (!received.equals(expected)) {
            throw format("header: Format mismatch, expected " + expected + ", received "
                    + (received.isEmpty() ? "UNKNOWN" : received));
        }
        JsonNode medium = parameter.path(expected.toLowerCase(Locale.ROOT));
        switch (expected) {
            case "IMAGE", "VIDEO", "DOCUMENT", "GIF" ->
                new ContentCheck(media).checkMedium(expected.toLowerCase(Locale.ROOT), medium);
            case "LOCATION" -> {
                if (!medium.path("latitude").isValueNode()
                        || !medium.path("longitude").isValueNode()) {
                    throw GraphError.of(KnownError.MISSING, "header: the location needs latitude and longitude")
                            .refused();
                }
            }
            default -> {}
        }
    }

    private void checkBody(JsonNode parameters) {
        int expected = shape.body().names().size();
        if (parameters.size() != expected) {
            throw count("body", parameters.size(), expected);
        }
        checkText("body", shape.body(), parameters, LONGEST_BODY);
        if (template.isAuthentication() && !parameters.isEmpty()) {
            code = Json.text(parameters.path(0), "text", "");
            if (code.length() > LONGEST_CODE) {
                throw value("body: a code has at most " + LONGEST_CODE + " characters");
            }
        }
    }

    private void checkText(String part, Wording wording, JsonNode parameters, int longest) {
        List<String> order = new ArrayList<>(parameters.size());
        List<String> values = new ArrayList<>(parameters.size());
        for (JsonNode parameter : parameters) {
            values.add(valueOf(part, parameter));
            if (template.named()) {
                String name = Json.text(parameter, "parameter_name", "");
                if (name.isEmpty()) {
                    throw GraphError.of(KnownError.MISSING, part + ": Parameter name is missing or empty")
                            .refused();
                }
                if (!wording.names().contains(name) || order.contains(name)) {
                    throw GraphError.of(KnownError.COUNT, part + ": no parameter '" + name + "' is open")
                            .refused();
                }
                order.add(name);
            }
        }
        if (wording.filled(template.named() ? order : wording.names(), values).length() > longest) {
            throw GraphError.of(KnownError.TOO_LONG, part + ": Translated text too long")
                    .refused();
        }
    }

    private static String valueOf(String part, JsonNode parameter) {
        String type = Json.text(parameter, "type", "");
        String value = switch (type) {
            case "text" -> Json.text(parameter, "text");
            case "currency", "date_time" -> Json.text(parameter.path(type), "fallback_value");
            default ->
                throw format(part + ": Format mismatch, expected TEXT, received "
                        + (type.isEmpty() ? "UNKNOWN" : type.toUpperCase(Locale.ROOT)));
        };
        if (value == null || value.isEmpty()) {
            throw GraphError.of(KnownError.MISSING, "Parameter of type " + type + " is missing text value")
                    .refused();
        }
        refuseForbiddenCharacters(value);
        return value;
    }

    private static void refuseForbiddenCharacters(String value) {
        int spaces = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            spaces = c == ' ' ? spaces + 1 : 0;
            if (c == '\n' || c == '\r' || c == '\t' || spaces > MOST_SPACES) {
                throw GraphError.of(
                                KnownError.TEMPLATE_PARAMETER,
                                "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
                        .refused();
            }
        }
    }

    private void checkButtons(JsonNode components) {
        boolean[] filled = new boolean[shape.buttons().size()];
        for (JsonNode component : components) {
            if (Json.upper(component, "type").equals("BUTTON")) {
                int index = indexOf(component);
                if (index < 0 || index >= filled.length) {
                    throw format("buttons: there is no button at index " + Json.text(component, "index", "?"));
                }
                checkButton(index, component);
                filled[index] = true;
            }
        }
        for (int index = 0; index < filled.length; index++) {
            if (!filled[index] && shape.buttons().get(index).variable()) {
                throw requiresParameter(index);
            }
        }
    }

    private static int indexOf(JsonNode component) {
        try {
            return Integer.parseInt(Json.text(component, "index", "0"));
        } catch (NumberFormatException notAnIndex) {
            return -1;
        }
    }

    private void checkButton(int index, JsonNode component) {
        TemplateButton button = shape.buttons().get(index);
        JsonNode parameters = component.path("parameters");
        String subType = Json.text(component, "sub_type", "").toLowerCase(Locale.ROOT);
        if (!subType.equals(button.subType())) {
            throw format(
                    "buttons: Button at index " + index + " is of type " + button.type() + ", not '" + subType + "'");
        }
        if (parameters.isEmpty() && button.variable()) {
            throw requiresParameter(index);
        }
        if (parameters.size() > (button.takesParameter() ? 1 : 0)) {
            throw GraphError.of(
                            KnownError.COUNT,
                            "buttons: Button at index " + index + " takes "
                                    + (button.takesParameter() ? "one parameter" : "no parameters"))
                    .refused();
        }
        if (!parameters.isEmpty()) {
            checkButtonValue(index, button, parameters.path(0));
        }
    }

    private void checkButtonValue(int index, TemplateButton button, JsonNode parameter) {
        String type = Json.text(parameter, "type", "");
        if (!type.equals(button.parameterType())) {
            throw format("buttons: Button at index " + index + " takes a parameter of type " + button.parameterType()
                    + ", not '" + type + "'");
        }
        if (type.equals("action")) {
            return;
        }
        String value = Json.text(parameter, type, "");
        if (value.isEmpty()) {
            throw GraphError.of(KnownError.MISSING, "Parameter of type " + type + " is missing text value")
                    .refused();
        }
        refuseForbiddenCharacters(value);
        if (type.equals("coupon_code") && value.length() > LONGEST_CODE) {
            throw value("buttons: a coupon code has at most " + LONGEST_CODE + " characters");
        }
        if (code != null && !code.equals(value)) {
            throw value("buttons: the code differs from the code in the body");
        }
    }

    private void checkCards(JsonNode components) {
        for (JsonNode component : components) {
            if (Json.upper(component, "type").equals("CAROUSEL")
                    && component.path("cards").size() != shape.cards()) {
                throw count("carousel", component.path("cards").size(), shape.cards());
            }
        }
    }

    private static Refused count(String part, int found, int expected) {
        return GraphError.of(
                        KnownError.COUNT,
                        "%s: number of localizable_params (%d) does not match the expected number of params (%d)"
                                .formatted(part, found, expected))
                .refused();
    }

    private static Refused requiresParameter(int index) {
        return GraphError.of(KnownError.COUNT, "buttons: Button at index " + index + " requires a parameter")
                .refused();
    }

    private static Refused format(String details) {
        return GraphError.of(KnownError.FORMAT, details).refused();
    }

    private static Refused value(String details) {
        return GraphError.of(KnownError.VALUE, details).refused();
    }
}
