package io.wasl.simulator;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A template as somebody submits it, and whether Meta would take it for review.
final class TemplateDraft {

    static final int TOO_LONG = 2388040;
    static final int HEADER_FORMAT = 2388047;
    static final int BODY_FORMAT = 2388072;
    static final int FOOTER_FORMAT = 2388073;
    static final int EDGE_VARIABLE = 2388299;
    static final int TOO_MANY_VARIABLES = 2388293;
    static final int MISSING_EXAMPLE = 2388043;

    private static final int LONGEST_BODY = 1_024;
    private static final int LONGEST_SHORT_TEXT = 60;
    private static final int FEWEST_WORDS_PER_VARIABLE = 2;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern VARIABLE_NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern EDGE = Pattern.compile("^\\s*\\{\\{|}}\\s*$");
    private static final Pattern ADJACENT = Pattern.compile("}}\\s*\\{\\{");
    private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");
    private static final Set<String> MEDIA = Set.of("IMAGE", "VIDEO", "DOCUMENT", "GIF");

    private final boolean named;

    private TemplateDraft(boolean named) {
        this.named = named;
    }

    static void check(JsonNode draft) {
        String name = ContentCheck.required(draft, "name", "name");
        if (!NAME.matcher(name).matches()) {
            throw GraphError.parameter(
                            "Param name must have only lowercase letters, numbers and underscores, at most 512.")
                    .refused();
        }
        String language = ContentCheck.required(draft, "language", "language");
        if (!Languages.isKnown(language)) {
            throw GraphError.parameter("Param language '" + language + "' is not a supported language.")
                    .refused();
        }
        ContentCheck.required(draft, "category", "category");
        String category = Json.upper(draft, "category");
        if (!CATEGORIES.contains(category)) {
            throw GraphError.parameter("Param category must be one of {AUTHENTICATION, MARKETING, UTILITY} - got \""
                            + category + "\".")
                    .refused();
        }
        checkComponents(draft, category);
    }

    static void checkComponents(JsonNode draft, String category) {
        JsonNode components = draft.path("components");
        if (!components.isArray() || components.isEmpty()) {
            throw GraphError.missing("components").refused();
        }
        TemplateDraft check =
                new TemplateDraft(Json.upper(draft, "parameter_format").equals("NAMED"));
        boolean authentication = category.equals("AUTHENTICATION");
        boolean hasBody = false;
        boolean hasOtpButton = false;
        for (JsonNode component : components) {
            String type = Json.upper(component, "type");
            hasBody |= type.equals("BODY");
            switch (type) {
                case "HEADER" -> check.header(component);
                case "BODY" -> {
                    if (!authentication) {
                        check.body(component);
                    }
                }
                case "FOOTER" -> check.footer(component, authentication);
                case "BUTTONS" -> {
                    TemplateButtons.check(component.path("buttons"));
                    hasOtpButton |= hasOtp(component.path("buttons"));
                }
                case "CAROUSEL", "LIMITED_TIME_OFFER" -> {}
                default ->
                    throw GraphError.parameter("Param components[0]['type'] is not valid: '" + type + "'.")
                            .refused();
            }
        }
        if (!hasBody) {
            throw invalid(BODY_FORMAT, "Body is missing", "Message templates must have a body.");
        }
        if (authentication && !hasOtpButton) {
            throw invalid(
                    BODY_FORMAT, "OTP button is missing", "Authentication templates must have one button of type OTP.");
        }
    }

    static Refused invalid(int subcode, String title, String text) {
        return GraphError.management(subcode, title, text).refused();
    }

    private void header(JsonNode header) {
        String format = Json.upper(header, "format");
        if (MEDIA.contains(format)) {
            if (header.path("example").path("header_handle").isEmpty()) {
                throw missingExample("HEADER");
            }
        } else if (format.equals("TEXT")) {
            Wording wording = text(header, LONGEST_SHORT_TEXT, HEADER_FORMAT);
            if (wording.names().size() > 1) {
                throw invalid(HEADER_FORMAT, "Header format is not valid", "A header has at most one variable.");
            }
            variables(wording, HEADER_FORMAT);
            examples("HEADER", wording, header.path("example"), "header_text");
        } else if (!format.equals("LOCATION")) {
            throw invalid(
                    HEADER_FORMAT, "Header format is not valid", "A header is TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION.");
        }
    }

    private void body(JsonNode body) {
        Wording wording = text(body, LONGEST_BODY, BODY_FORMAT);
        variables(wording, BODY_FORMAT);
        if (EDGE.matcher(wording.text()).find()) {
            throw invalid(
                    EDGE_VARIABLE,
                    "Variables can't be at the start or end of the template",
                    "Variables cannot be at the start or end of the body.");
        }
        int words = wording.text().strip().split("\\s+", -1).length;
        if (ADJACENT.matcher(wording.text()).find() || words < wording.slots().size() * FEWEST_WORDS_PER_VARIABLE + 1) {
            throw invalid(
                    TOO_MANY_VARIABLES,
                    "This template has too many variables for its length",
                    "Reduce the number of variables or increase the message length.");
        }
        examples("BODY", wording, body.path("example"), "body_text");
    }

    private void footer(JsonNode footer, boolean authentication) {
        if (authentication) {
            return;
        }
        if (!text(footer, LONGEST_SHORT_TEXT, FOOTER_FORMAT).names().isEmpty()) {
            throw invalid(FOOTER_FORMAT, "Footer format is not valid", "A footer has no variables.");
        }
    }

    private static Wording text(JsonNode component, int longest, int formatError) {
        String text = Json.text(component, "text", "");
        if (text.isBlank()) {
            throw invalid(formatError, "Text is missing", "The component needs a text.");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw invalid(TOO_LONG, "Message too long", "The text has at most " + longest + " characters.");
        }
        return Wording.of(text);
    }

    private void variables(Wording wording, int formatError) {
        List<String> names = wording.names();
        for (int i = 0; i < names.size(); i++) {
            boolean right = named
                    ? VARIABLE_NAME.matcher(names.get(i)).matches()
                    : names.get(i).equals(Integer.toString(i + 1));
            if (!right) {
                throw invalid(
                        formatError,
                        "Variable parameters are not valid",
                        named
                                ? "Named variables have lowercase letters, digits and underscores."
                                : "Variables are numbered from {{1}} without gaps.");
            }
        }
        if (wording.pieces().stream().anyMatch(piece -> piece.contains("{{") || piece.contains("}}"))) {
            throw invalid(
                    formatError,
                    "Variable parameters are not valid",
                    "Braces are not balanced or a variable is empty.");
        }
    }

    private void examples(String component, Wording wording, JsonNode example, String name) {
        int expected = wording.names().size();
        JsonNode given = named ? example.path(name + "_named_params") : example.path(name);
        if (!named && given.path(0).isArray()) {
            given = given.path(0);
        }
        if (expected > 0 && given.size() != expected) {
            throw missingExample(component);
        }
    }

    private static Refused missingExample(String component) {
        return invalid(
                MISSING_EXAMPLE,
                "Message template \"components\" param is missing expected field(s)",
                "component of type " + component + " is missing expected field(s) (example)");
    }

    private static boolean hasOtp(JsonNode buttons) {
        for (JsonNode button : buttons) {
            if (Json.upper(button, "type").equals("OTP")) {
                return true;
            }
        }
        return false;
    }
}
