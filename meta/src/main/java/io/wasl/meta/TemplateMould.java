package io.wasl.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A template with empty slots, frozen at the moment a campaign was confirmed: each recipient's values are poured into
/// it, and what Meta's template looks like by then no longer matters.
public record TemplateMould(String name, String language, List<Slot> slots) {

    private static final String LINE_BREAKS = "\\t-\\r\\x{85}\\x{2028}\\x{2029}";
    private static final Pattern REFUSED_BLANKS =
            Pattern.compile(" *[" + LINE_BREAKS + "][ " + LINE_BREAKS + "]*| {4,}");

    /// How a value is handed to Meta.
    public enum Kind {
        TEXT,
        /// The end of a URL button's address.
        URL,
        COUPON_CODE,
        PAYLOAD,
        IMAGE,
        VIDEO,
        DOCUMENT
    }

    /// @param buttonIndex counts all buttons of the template from 0; -1 outside buttons
    /// @param parameterName null in templates whose variables are counted
    public record Slot(
            Component component, int buttonIndex, @Nullable String parameterName, Kind kind) {

        /// A text in header or body, or the end of a button's address.
        public Slot(Component component, int buttonIndex, @Nullable String parameterName) {
            this(component, buttonIndex, parameterName, component == Component.BUTTON ? Kind.URL : Kind.TEXT);
        }

        static Slot of(TemplateVariable variable, boolean named) {
            String name = named && variable.kind() == Kind.TEXT ? variable.key() : null;
            return new Slot(variable.component(), variable.buttonIndex(), name, variable.kind());
        }
    }

    public TemplateMould {
        slots = List.copyOf(slots);
    }

    /// @param values one for each slot, in the slots' order
    public Message.Template fill(List<String> values) {
        if (values.size() != slots.size()) {
            throw new IllegalArgumentException(
                    "Template %s takes %d values, not %d".formatted(name, slots.size(), values.size()));
        }
        List<TemplateParameter> header = new ArrayList<>();
        List<TemplateParameter> body = new ArrayList<>();
        Map<Integer, TemplateComponent> buttons = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            Slot slot = slots.get(i);
            TemplateParameter parameter = parameter(slot, collapse(values.get(i)));
            switch (slot.component()) {
                case HEADER -> header.add(parameter);
                case BODY -> body.add(parameter);
                case BUTTON ->
                    buttons.put(
                            slot.buttonIndex(),
                            new TemplateComponent.Button(subType(slot.kind()), slot.buttonIndex(), parameter));
            }
        }
        return new Message.Template(name, language, components(header, body, buttons));
    }

    /// A value as Meta takes it: it refuses line breaks, tabs and long runs of spaces, so each becomes one space.
    public static String collapse(String value) {
        return mayBeRefused(value) ? REFUSED_BLANKS.matcher(value).replaceAll(" ") : value;
    }

    /// Almost no value is, and a million are looked at in a campaign: the pattern is dear.
    private static boolean mayBeRefused(String value) {
        return value.contains("    ")
                || value.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    }

    public String toJson() {
        ObjectNode mould = Json.MAPPER.createObjectNode();
        mould.put("name", name).put("language", language);
        ArrayNode list = mould.putArray("slots");
        for (Slot slot : slots) {
            ObjectNode one = list.addObject();
            one.put("component", slot.component().name());
            one.put("kind", slot.kind().name());
            if (slot.component() == Component.BUTTON) {
                one.put("button", slot.buttonIndex());
            }
            if (slot.parameterName() != null) {
                one.put("parameter", slot.parameterName());
            }
        }
        return mould.toString();
    }

    /// @throws IllegalArgumentException if [#toJson()] did not write it
    public static TemplateMould parse(String json) {
        try {
            JsonNode mould = Json.MAPPER.readTree(json);
            return new TemplateMould(
                    mould.required("name").stringValue(),
                    mould.required("language").stringValue(),
                    Json.list(mould.required("slots"), TemplateMould::slot));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not a template mould", e);
        }
    }

    private static Slot slot(JsonNode slot) {
        Component component = Component.valueOf(slot.required("component").stringValue());
        int button =
                component == Component.BUTTON ? slot.required("button").intValue() : TemplateVariable.NOT_IN_A_BUTTON;
        Kind kind = Kind.valueOf(slot.required("kind").stringValue());
        return new Slot(component, button, Json.text(slot, "parameter"), kind);
    }

    private static TemplateParameter parameter(Slot slot, String value) {
        return switch (slot.kind()) {
            case TEXT -> new TemplateParameter.Text(slot.parameterName(), value);
            case URL -> new TemplateParameter.Text(slot.parameterName(), UrlSuffix.encode(value));
            case COUPON_CODE -> new TemplateParameter.CouponCode(value);
            case PAYLOAD -> new TemplateParameter.Payload(value);
            case IMAGE -> new TemplateParameter.Media("image", value);
            case VIDEO -> new TemplateParameter.Media("video", value);
            case DOCUMENT -> new TemplateParameter.Media("document", value);
        };
    }

    private static String subType(Kind kind) {
        return switch (kind) {
            case TEXT, URL -> "url";
            case COUPON_CODE -> "copy_code";
            case PAYLOAD -> "quick_reply";
            case IMAGE, VIDEO, DOCUMENT -> throw new IllegalStateException("A button holds no " + kind);
        };
    }

    private static List<TemplateComponent> components(
            List<TemplateParameter> header, List<TemplateParameter> body, Map<Integer, TemplateComponent> buttons) {
        List<TemplateComponent> components = new ArrayList<>(2 + buttons.size());
        if (!header.isEmpty()) {
            components.add(new TemplateComponent.Header(header));
        }
        if (!body.isEmpty()) {
            components.add(new TemplateComponent.Body(body));
        }
        components.addAll(buttons.values());
        return components;
    }
}
