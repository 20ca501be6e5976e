package io.wasl.simulator;

import tools.jackson.databind.JsonNode;

/// A button of a template as a sender must fill it.
record TemplateButton(String type, String text, boolean variable) {

    static TemplateButton of(JsonNode button) {
        String type = Json.upper(button, "type");
        boolean variable = switch (type) {
            case "URL" -> Json.text(button, "url", "").contains("{{");
            case "COPY_CODE", "MPM", "OTP" -> true;
            default -> false;
        };
        return new TemplateButton(type, Json.text(button, "text", ""), variable);
    }

    /// The `sub_type` that a send names, empty for buttons that take none.
    String subType() {
        return switch (type) {
            case "URL", "OTP" -> "url";
            case "QUICK_REPLY" -> "quick_reply";
            case "COPY_CODE" -> "copy_code";
            case "FLOW" -> "flow";
            case "CATALOG" -> "catalog";
            case "MPM" -> "mpm";
            case "VOICE_CALL" -> "voice_call";
            default -> "";
        };
    }

    String parameterType() {
        return switch (type) {
            case "URL", "OTP" -> "text";
            case "COPY_CODE" -> "coupon_code";
            case "FLOW", "CATALOG", "MPM" -> "action";
            default -> "payload";
        };
    }

    /// Quick replies, flows, catalogs and calls have a default; a parameter may replace it.
    boolean takesParameter() {
        return variable || (!subType().isEmpty() && !type.equals("URL"));
    }
}
