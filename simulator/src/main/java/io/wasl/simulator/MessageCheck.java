package io.wasl.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Decides whether Meta would take a message.
final class MessageCheck {

    private static final int LONGEST_OPAQUE = 512;

    private final Templates templates;
    private final ContentCheck content;
    private final MediaStore media;

    MessageCheck(Templates templates, MediaStore media) {
        this.templates = templates;
        this.media = media;
        content = new ContentCheck(media);
    }

    Outgoing check(PhoneNumber number, JsonNode message, boolean onlyMarketing) {
        checkProduct(message);
        if (!number.status().equals("CONNECTED")) {
            throw GraphError.of(
                            switch (number.status()) {
                                case "BANNED", "RESTRICTED" -> KnownError.LOCKED;
                                case "RATE_LIMITED" -> KnownError.SPAM;
                                default -> KnownError.NOT_REGISTERED;
                            })
                    .refused();
        }
        checkRecipientType(message);
        Recipient recipient = Recipient.of(message, number);
        if (number.digits.equals(recipient.person().waId())) {
            throw GraphError.of(KnownError.SELF).refused();
        }
        String opaque = opaque(message);
        String type = Json.text(message, "type", "text").toLowerCase(Locale.ROOT);
        if (type.equals("template")) {
            Template template = template(number, message.path("template"), recipient.person());
            String category = priceCategory(template, onlyMarketing);
            return new Outgoing(number, recipient.person(), recipient.input(), type, category, template, opaque);
        }
        if (onlyMarketing) {
            throw GraphError.of(KnownError.ONLY_MARKETING).refused();
        }
        content.check(type, message);
        return new Outgoing(number, recipient.person(), recipient.input(), type, "service", null, opaque);
    }

    static void checkProduct(JsonNode message) {
        String product = Json.text(message, "messaging_product");
        if (product == null) {
            throw GraphError.missing("messaging_product").refused();
        }
        if (!product.equalsIgnoreCase("whatsapp")) {
            throw GraphError.parameter("Param messaging_product must be one of {WHATSAPP} - got \"" + product + "\".")
                    .refused();
        }
    }

    private static void checkRecipientType(JsonNode message) {
        String type = Json.text(message, "recipient_type", "individual");
        if (type.equals("group")) {
            throw GraphError.of(KnownError.GROUP).refused();
        }
        if (!type.equals("individual")) {
            throw GraphError.parameter(
                            "Param recipient_type must be one of {GROUP, INDIVIDUAL} - got \"" + type + "\".")
                    .refused();
        }
    }

    private static @Nullable String opaque(JsonNode message) {
        String opaque = Json.text(message, "biz_opaque_callback_data");
        if (opaque != null && opaque.length() > LONGEST_OPAQUE) {
            throw GraphError.parameter(
                            "Param biz_opaque_callback_data must be at most " + LONGEST_OPAQUE + " characters long.")
                    .refused();
        }
        return opaque;
    }

    private Template template(PhoneNumber number, JsonNode sent, Person to) {
        if (!sent.isObject()) {
            throw GraphError.missing("template").refused();
        }
        String name = ContentCheck.required(sent, "name", "template['name']");
        String language = ContentCheck.required(sent.path("language"), "code", "template['language']['code']");
        Template template = templates.find(number.waba, name, language);
        if (template == null) {
            throw GraphError.of(KnownError.NO_TEMPLATE, "template name (" + name + ") does not exist in " + language)
                    .refused();
        }
        switch (template.status()) {
            case "APPROVED" -> {}
            case "PAUSED" -> throw GraphError.of(KnownError.PAUSED).refused();
            case "DISABLED" -> throw GraphError.of(KnownError.DISABLED).refused();
            default ->
                throw GraphError.of(
                                KnownError.NO_TEMPLATE, "template name (" + name + ") is not approved in " + language)
                        .refused();
        }
        if (template.isAuthentication() && to.waId() == null) {
            throw GraphError.of(KnownError.NEEDS_NUMBER).refused();
        }
        new TemplateParameters(template, media).check(sent.path("components"));
        return template;
    }

    private static String priceCategory(Template template, boolean onlyMarketing) {
        String category = template.category().toLowerCase(Locale.ROOT);
        if (onlyMarketing && !category.equals("marketing")) {
            throw GraphError.of(KnownError.ONLY_MARKETING).refused();
        }
        return onlyMarketing ? "marketing_lite" : category;
    }
}
