package io.wasl.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A template's component list, taken apart.
public final class TemplateAnatomy {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{ ?([A-Za-z0-9_]{1,100}) ?\\}\\}");
    private static final int NO_BUTTON = TemplateVariable.NOT_IN_A_BUTTON;
    private static final String AUTHENTICATION_BODY = "{{1}}";

    private final List<TemplateVariable> variables = new ArrayList<>();
    private final List<String> unfillable = new ArrayList<>();
    private final boolean named;
    private JsonNode header = MissingNode.getInstance();
    private JsonNode footer = MissingNode.getInstance();
    private JsonNode buttons = MissingNode.getInstance();
    private String body = "";

    private TemplateAnatomy(boolean named) {
        this.named = named;
    }

    static TemplateAnatomy of(TemplateDefinition template) {
        TemplateAnatomy anatomy = new TemplateAnatomy(template.parameterFormat().equalsIgnoreCase("named"));
        boolean authentication = template.category().equalsIgnoreCase("authentication");
        template.components().forEach(component -> anatomy.take(component, authentication));
        // Values are handed over header first, whatever order the parts were written in.
        anatomy.variables.sort(
                Comparator.comparing(TemplateVariable::component).thenComparingInt(TemplateVariable::buttonIndex));
        return anatomy;
    }

    List<TemplateVariable> variables() {
        return List.copyOf(variables);
    }

    List<String> unfillable() {
        return List.copyOf(unfillable);
    }

    TemplateText text() {
        return text(Map.of());
    }

    /// The texts with `values` in place of the placeholders, as the recipient will read them.
    ///
    /// @throws IllegalArgumentException if there are not as many values as variables
    public TemplateText text(List<String> values) {
        if (values.size() != variables.size()) {
            throw new IllegalArgumentException(
                    "The template takes %d values, not %d".formatted(variables.size(), values.size()));
        }
        Map<Place, String> filled = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            TemplateVariable variable = variables.get(i);
            filled.put(
                    new Place(variable.component(), variable.buttonIndex(), variable.key()),
                    shown(variable, TemplateMould.collapse(values.get(i))));
        }
        return text(filled);
    }

    private static String shown(TemplateVariable variable, String value) {
        return variable.kind() == TemplateMould.Kind.URL ? UrlSuffix.encode(value) : value;
    }

    private TemplateText text(Map<Place, String> filled) {
        String headerText = Json.text(header, "text");
        List<TemplateText.Button> shown = new ArrayList<>();
        for (JsonNode button : buttons) {
            String target = Json.text(button, "url", Json.text(button, "phone_number", ""));
            shown.add(new TemplateText.Button(
                    kind(button, "type"),
                    Json.text(button, "text", ""),
                    target.isEmpty() ? null : put(filled, Component.BUTTON, shown.size(), target)));
        }
        return new TemplateText(
                headerText == null ? null : put(filled, Component.HEADER, NO_BUTTON, headerText),
                header.isMissingNode() ? null : kind(header, "format"),
                put(filled, Component.BODY, NO_BUTTON, body),
                Json.text(footer, "text"),
                shown);
    }

    private void take(JsonNode component, boolean authentication) {
        String type = kind(component, "type");
        switch (type) {
            case "HEADER" -> takeHeader(component);
            case "BODY" -> {
                // Meta writes the text of authentication templates itself and may leave it out here.
                body = Json.text(component, "text", authentication ? AUTHENTICATION_BODY : "");
                takeTexts(Component.BODY, body, component.path("example"));
            }
            case "FOOTER" -> footer = component;
            case "BUTTONS" -> {
                buttons = component.path("buttons");
                int index = 0;
                for (JsonNode button : buttons) {
                    takeButton(index++, button);
                }
            }
            default -> unfillable.add(type);
        }
    }

    private void takeHeader(JsonNode component) {
        header = component;
        String format = kind(component, "format");
        switch (format) {
            case "TEXT" -> takeTexts(Component.HEADER, Json.text(component, "text", ""), component.path("example"));
            case "IMAGE", "VIDEO", "DOCUMENT" ->
                add(
                        Component.HEADER,
                        NO_BUTTON,
                        format.toLowerCase(Locale.ROOT),
                        TemplateMould.Kind.valueOf(format),
                        null);
            default -> unfillable.add("HEADER " + format);
        }
    }

    private void takeTexts(Component component, String text, JsonNode example) {
        List<String> keys = PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .sorted(Comparator.comparingInt(key -> named ? 0 : position(key)))
                .toList();
        String prefix = component == Component.HEADER ? "header_text" : "body_text";
        for (int i = 0; i < keys.size(); i++) {
            String value = named
                    ? namedExample(example.path(prefix + "_named_params"), keys.get(i))
                    : countedExample(example.path(prefix), i);
            add(component, NO_BUTTON, keys.get(i), TemplateMould.Kind.TEXT, value);
        }
    }

    private void takeButton(int index, JsonNode button) {
        String type = kind(button, "type");
        String example = button.path("example").isString()
                ? Json.text(button, "example")
                : countedExample(button.path("example"), 0);
        switch (type) {
            case "URL" -> {
                String url = Json.text(button, "url", "");
                Matcher placeholder = PLACEHOLDER.matcher(url);
                if (placeholder.find()) {
                    String end = withoutBegin(example, url.substring(0, placeholder.start()));
                    add(Component.BUTTON, index, placeholder.group(1), TemplateMould.Kind.URL, end);
                }
            }
            case "OTP" -> add(Component.BUTTON, index, "1", TemplateMould.Kind.URL, example);
            case "COPY_CODE" -> add(Component.BUTTON, index, "coupon_code", TemplateMould.Kind.COUPON_CODE, example);
            case "MPM", "SPM" -> unfillable.add("BUTTON " + type);
            default -> {}
        }
    }

    /// Meta wants a whole address for an example, where a message holds its end only.
    private static @Nullable String withoutBegin(@Nullable String example, String begin) {
        return example != null && example.startsWith(begin) ? example.substring(begin.length()) : example;
    }

    private void add(Component component, int button, String key, TemplateMould.Kind kind, @Nullable String example) {
        variables.add(new TemplateVariable(component, button, key, kind, example));
    }

    private static String kind(JsonNode node, String field) {
        return Json.text(node, field, "UNKNOWN").toUpperCase(Locale.ROOT);
    }

    private static int position(String key) {
        return key.chars().allMatch(c -> c >= '0' && c <= '9') && key.length() < 9 ? Integer.parseInt(key) : 0;
    }

    private static @Nullable String countedExample(JsonNode examples, int index) {
        JsonNode row = examples.path(0).isArray() ? examples.path(0) : examples;
        JsonNode value = row.path(index);
        return value.isString() ? value.stringValue() : null;
    }

    private static @Nullable String namedExample(JsonNode examples, String key) {
        for (JsonNode example : examples) {
            if (key.equals(Json.text(example, "param_name"))) {
                return Json.text(example, "example");
            }
        }
        return null;
    }

    private static String put(Map<Place, String> filled, Component component, int button, String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        filled.getOrDefault(new Place(component, button, found.group(1)), found.group())));
    }

    private record Place(Component component, int button, String key) {}
}
