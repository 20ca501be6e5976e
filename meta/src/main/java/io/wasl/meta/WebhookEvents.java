package io.wasl.meta;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/// Reads the body of a webhook POST. Never throws: what cannot be read becomes [Unrecognised], alone if possible.
public final class WebhookEvents {

    private WebhookEvents() {}

    public static List<WebhookEvent> parse(byte[] body) {
        return read(body).events();
    }

    /// As [#parse], with the counts that a log line wants.
    public static WebhookBody read(byte[] body) {
        try {
            return decode(Json.MAPPER.readTree(body), false);
        } catch (JacksonException e) {
            String mended = mendedUtf8(body);
            return mended == null ? unreadable(e) : readMended(mended);
        }
    }

    private static WebhookBody readMended(String body) {
        try {
            return decode(Json.MAPPER.readTree(body), true);
        } catch (JacksonException e) {
            return unreadable(e);
        }
    }

    private static WebhookBody decode(JsonNode root, boolean mended) {
        if (!root.isObject()) {
            return unrecognised(root.isMissingNode() ? "empty body" : "not a JSON object", root);
        }
        if (isBareSample(root)) {
            return new WebhookBody(0, List.of(new SampleArrived(null, RepairedText.of(Json.text(root, "field", "")))));
        }
        String object = Json.text(root, "object");
        if (!"whatsapp_business_account".equals(object)) {
            return unrecognised("object is not whatsapp_business_account", root);
        }
        if (!root.path("entry").isArray()) {
            return unrecognised("no list of entries", root);
        }
        return new WebhookDecoder(mended).decode(root.path("entry"));
    }

    /// A change without the entry around it: the dashboard sends its samples so, and Meta nothing else.
    private static boolean isBareSample(JsonNode root) {
        return root.path("field").isString()
                && root.path("value").isObject()
                && !root.has("object")
                && !root.has("entry");
    }

    private static WebhookBody unreadable(JacksonException e) {
        // The parser's message can quote the body; only a broken limit says something of its own.
        String reason =
                e instanceof StreamConstraintsException ? "beyond a limit: " + e.getOriginalMessage() : "not JSON";
        return unrecognised(reason, null);
    }

    private static WebhookBody unrecognised(String reason, @Nullable JsonNode raw) {
        JsonNode kept = raw == null || raw.isMissingNode() ? null : RepairedText.of(raw);
        return new WebhookBody(0, List.of(new Unrecognised(null, null, "?", reason, kept)));
    }

    /// The body with `�` for what is not UTF-8; null if all of it is, so that the fault lies elsewhere.
    private static @Nullable String mendedUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return null;
        } catch (CharacterCodingException notUtf8) {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
