package io.wasl.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Authentication templates have no words of their own: Meta puts in the language's and turns the button
/// into a link.
final class AuthenticationText {

    private static final String LINK = "https://www.whatsapp.com/otp/code/?otp_type=";

    private AuthenticationText() {}

    static ArrayNode complete(JsonNode components, String language) {
        ArrayNode complete = Json.array();
        for (JsonNode component : components) {
            ObjectNode copy = (ObjectNode) component.deepCopy();
            switch (Json.upper(component, "type")) {
                case "BODY" -> {
                    boolean advice =
                            component.path("add_security_recommendation").asBoolean(false);
                    copy.put("text", sentence(language) + (advice ? " " + advice(language) : ""));
                    copy.putObject("example").putArray("body_text").addArray().add("123456");
                }
                case "FOOTER" ->
                    copy.put("text", expiry(language, Json.text(component, "code_expiration_minutes", "10")));
                case "BUTTONS" ->
                    copy.set(
                            "buttons",
                            Json.array().add(link(component.path("buttons").path(0), language)));
                default -> {}
            }
            complete.add(copy);
        }
        return complete;
    }

    private static ObjectNode link(JsonNode button, String language) {
        String type = Json.upper(button, "otp_type");
        String url = LINK + (type.isEmpty() ? "COPY_CODE" : type) + "&code=otp";
        ObjectNode link = Json.object();
        link.put("type", "URL")
                .put("text", Json.text(button, "text", label(language)))
                .put("url", url + "{{1}}");
        link.putArray("example").add(url + "123456");
        return link;
    }

    private static String sentence(String language) {
        return switch (language.substring(0, 2)) {
            case "fr" -> "Votre code de vérification est *{{1}}*.";
            case "ar" -> "*{{1}}* هو رمز التحقق الخاص بك.";
            default -> "*{{1}}* is your verification code.";
        };
    }

    private static String advice(String language) {
        return switch (language.substring(0, 2)) {
            case "fr" -> "Pour votre sécurité, ne partagez pas ce code.";
            case "ar" -> "حفاظًا على أمانك، لا تشارك هذا الرمز.";
            default -> "For your security, do not share this code.";
        };
    }

    private static String expiry(String language, String minutes) {
        return switch (language.substring(0, 2)) {
            case "fr" -> "Ce code expire dans " + minutes + " minutes.";
            case "ar" -> "تنتهي صلاحية هذا الرمز خلال " + minutes + " دقيقة.";
            default -> "This code expires in " + minutes + " minutes.";
        };
    }

    private static String label(String language) {
        return switch (language.substring(0, 2)) {
            case "fr" -> "Copier le code";
            case "ar" -> "نسخ الرمز";
            default -> "Copy code";
        };
    }
}
