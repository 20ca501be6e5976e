package io.wasl.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The rules for the buttons of a template under creation.
final class TemplateButtons {

    private static final int MOST = 10;
    private static final int LONGEST_LABEL = 25;
    private static final int LONGEST_URL = 2_000;
    private static final Map<String, Integer> MOST_BY_TYPE = Map.of(
            "QUICK_REPLY",
            10,
            "URL",
            2,
            "PHONE_NUMBER",
            1,
            "COPY_CODE",
            1,
            "OTP",
            1,
            "FLOW",
            1,
            "CATALOG",
            1,
            "MPM",
            1,
            "VOICE_CALL",
            1);
    private static final Set<String> OTHERS = Set.of("SPM", "CALL_PERMISSION_REQUEST", "REQUEST_CONTACT_INFO", "APP");
    private static final Set<String> UNLABELLED =
            Set.of("COPY_CODE", "OTP", "CALL_PERMISSION_REQUEST", "REQUEST_CONTACT_INFO");

    private TemplateButtons() {}

    static void check(JsonNode buttons) {
        if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > MOST) {
            throw wrong("A template has one to ten buttons.");
        }
        Map<String, Integer> counts = new HashMap<>();
        Set<String> labels = new HashSet<>();
        int groups = 0;
        String previous = "";
        for (JsonNode button : buttons) {
            String type = Json.upper(button, "type");
            int count = counts.merge(type, 1, Integer::sum);
            if (!OTHERS.contains(type) && count > MOST_BY_TYPE.getOrDefault(type, 0)) {
                throw wrong("There are too many buttons of type " + type + ", or it is not known.");
            }
            checkLabel(type, Json.text(button, "text", ""), labels);
            if (type.equals("URL")) {
                checkUrl(button);
            }
            String group = type.equals("QUICK_REPLY") ? "quick" : "other";
            groups += group.equals(previous) ? 0 : 1;
            previous = group;
        }
        if (groups > 2) {
            throw wrong("Quick replies must stand together.");
        }
    }

    private static void checkLabel(String type, String label, Set<String> labels) {
        if (UNLABELLED.contains(type)) {
            return;
        }
        if (label.isBlank() || label.codePointCount(0, label.length()) > LONGEST_LABEL) {
            throw wrong("A button's text has 1 to " + LONGEST_LABEL + " characters.");
        }
        if (!labels.add(label)) {
            throw wrong("Two buttons have the same text.");
        }
    }

    private static void checkUrl(JsonNode button) {
        String url = Json.text(button, "url", "");
        if (url.isEmpty() || url.length() > LONGEST_URL || !(url.startsWith("http://") || url.startsWith("https://"))) {
            throw wrong("A button's url is an http or https address of at most " + LONGEST_URL + " characters.");
        }
        int variable = url.indexOf("{{");
        if (variable >= 0 && !url.substring(variable).equals("{{1}}")) {
            throw wrong("A url has one variable, {{1}}, at its end.");
        }
        if (variable >= 0 && button.path("example").isEmpty()) {
            throw TemplateDraft.invalid(
                    TemplateDraft.MISSING_EXAMPLE,
                    "Message template \"components\" param is missing expected field(s)",
                    "component of type BUTTONS is missing expected field(s) (example)");
        }
    }

    private static Refused wrong(String text) {
        return TemplateDraft.invalid(TemplateDraft.BODY_FORMAT, "Buttons are not valid", text);
    }
}
