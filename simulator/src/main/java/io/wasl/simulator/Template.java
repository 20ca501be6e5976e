package io.wasl.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A message template: identity is account, name and language.
final class Template {

    final String id;
    final Waba waba;
    final String name;
    final String language;
    final ObjectNode fields;
    private TemplateShape shape;
    private String status;
    private String category;

    Template(Waba waba, ObjectNode fields) {
        this.waba = waba;
        this.fields = fields;
        id = Json.text(fields, "id", "");
        name = Json.text(fields, "name", "");
        language = Json.text(fields, "language", "");
        shape = TemplateShape.of(fields.path("components"));
        status = Json.upper(fields, "status");
        category = Json.upper(fields, "category");
    }

    TemplateShape shape() {
        return shape;
    }

    String status() {
        return status;
    }

    String category() {
        return category;
    }

    boolean named() {
        return Json.upper(fields, "parameter_format").equals("NAMED");
    }

    boolean isAuthentication() {
        return category.equals("AUTHENTICATION");
    }

    void become(String newStatus, String reason) {
        status = newStatus;
        fields.put("status", newStatus).put("rejected_reason", newStatus.equals("REJECTED") ? reason : "NONE");
    }

    void recategorise(String newCategory) {
        fields.put("previous_category", category).put("category", newCategory);
        category = newCategory;
    }

    void rewrite(JsonNode components) {
        fields.set("components", components);
        shape = TemplateShape.of(components);
    }
}
