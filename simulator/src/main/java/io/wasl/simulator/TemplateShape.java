package io.wasl.simulator;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a template's components ask of whoever sends it; worked out once, compared with every message.
record TemplateShape(
        String headerFormat, Wording header, Wording body, String footer, List<TemplateButton> buttons, int cards) {

    static TemplateShape of(JsonNode components) {
        String headerFormat = "";
        Wording header = Wording.NONE;
        Wording body = Wording.NONE;
        String footer = "";
        List<TemplateButton> buttons = new ArrayList<>();
        int cards = 0;
        for (JsonNode component : components) {
            switch (Json.upper(component, "type")) {
                case "HEADER" -> {
                    headerFormat = Json.upper(component, "format");
                    header = Wording.of(Json.text(component, "text", ""));
                }
                case "BODY" -> body = Wording.of(Json.text(component, "text", ""));
                case "FOOTER" -> footer = Json.text(component, "text", "");
                case "BUTTONS" -> component.path("buttons").forEach(button -> buttons.add(TemplateButton.of(button)));
                case "CAROUSEL" -> cards = component.path("cards").size();
                default -> {}
            }
        }
        return new TemplateShape(headerFormat, header, body, footer, List.copyOf(buttons), cards);
    }

    int headerParameters() {
        return headerFormat.equals("TEXT") ? header.names().size() : headerFormat.isEmpty() ? 0 : 1;
    }
}
