package io.wasl.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.JsonNode;

/// Writes messages straight to bytes: every message passes here, so no tree is built.
final class OutgoingJson {

    private final JsonGenerator json;

    private OutgoingJson(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(OutgoingMessage message) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
                new OutgoingJson(json).writeMessage(message);
            }
            return bytes.toByteArray();
        }
    }

    private void writeMessage(OutgoingMessage outgoing) {
        json.writeStartObject();
        json.writeStringProperty("messaging_product", "whatsapp");
        json.writeStringProperty("recipient_type", "individual");
        switch (outgoing.recipient()) {
            case Recipient.Phone(String number) -> json.writeStringProperty("to", number);
            case Recipient.UserId(String bsuid) -> property("recipient", bsuid);
        }
        if (outgoing.replyTo() != null) {
            json.writeObjectPropertyStart("context");
            property("message_id", outgoing.replyTo());
            json.writeEndObject();
        }
        if (outgoing.opaqueCallbackData() != null) {
            property("biz_opaque_callback_data", outgoing.opaqueCallbackData());
        }
        json.writeStringProperty("type", outgoing.message().type());
        switch (outgoing.message()) {
            case Message.Text text -> writeText(text);
            case Message.Template template -> writeTemplate(template);
            case Message.Raw(String type, JsonNode content) -> {
                json.writeName(type);
                node(content);
            }
        }
        json.writeEndObject();
    }

    private void writeText(Message.Text text) {
        json.writeObjectPropertyStart("text");
        property("body", text.body());
        json.writeBooleanProperty("preview_url", text.previewUrl());
        json.writeEndObject();
    }

    private void writeTemplate(Message.Template template) {
        json.writeObjectPropertyStart("template");
        property("name", template.name());
        json.writeObjectPropertyStart("language");
        property("code", template.language());
        json.writeEndObject();
        if (!template.components().isEmpty()) {
            json.writeArrayPropertyStart("components");
            template.components().forEach(this::writeComponent);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void writeComponent(TemplateComponent component) {
        switch (component) {
            case TemplateComponent.Header(List<TemplateParameter> parameters) -> writeTextPart("header", parameters);
            case TemplateComponent.Body(List<TemplateParameter> parameters) -> writeTextPart("body", parameters);
            case TemplateComponent.Button button -> writeButton(button);
            case TemplateComponent.Raw(JsonNode content) -> node(content);
        }
    }

    private void writeTextPart(String type, List<TemplateParameter> parameters) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
        writeParameters(parameters);
        json.writeEndObject();
    }

    private void writeButton(TemplateComponent.Button button) {
        json.writeStartObject();
        json.writeStringProperty("type", "button");
        property("sub_type", button.subType());
        json.writeStringProperty("index", Integer.toString(button.index()));
        writeParameters(List.of(button.parameter()));
        json.writeEndObject();
    }

    private void writeParameters(List<TemplateParameter> parameters) {
        json.writeArrayPropertyStart("parameters");
        for (TemplateParameter parameter : parameters) {
            json.writeStartObject();
            writeParameter(parameter);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeParameter(TemplateParameter parameter) {
        switch (parameter) {
            case TemplateParameter.Text(@Nullable String name, String text) -> {
                json.writeStringProperty("type", "text");
                if (name != null) {
                    property("parameter_name", name);
                }
                property("text", text);
            }
            case TemplateParameter.Payload(String payload) -> {
                json.writeStringProperty("type", "payload");
                property("payload", payload);
            }
            case TemplateParameter.CouponCode(String code) -> {
                json.writeStringProperty("type", "coupon_code");
                property("coupon_code", code);
            }
            case TemplateParameter.Media media -> {
                property("type", media.kind());
                json.writeObjectPropertyStart(media.kind());
                property(media.isLink() ? "link" : "id", media.source());
                json.writeEndObject();
            }
        }
    }

    // The generator throws on half a surrogate pair, and one such name would stop a campaign at that recipient.
    private void property(String name, String text) {
        json.writeStringProperty(name, RepairedText.of(text));
    }

    private void node(JsonNode content) {
        Json.MAPPER.writeTree(json, RepairedText.of(content));
    }
}
