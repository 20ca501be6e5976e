package io.wasl.webhook;

import io.wasl.meta.InboundMessage;
import io.wasl.meta.StatusUpdate;
import io.wasl.meta.Unrecognised;
import io.wasl.meta.WebhookEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the integration log says of an event.
record EventTraits(
        String kind, @Nullable String wamid, @Nullable String phone) {

    private static final int MAX_CHARS = 250;

    static EventTraits of(WebhookEvent event) {
        return switch (event) {
            case StatusUpdate status ->
                new EventTraits("status", clean(status.wamid()), clean(status.recipientPhone()));
            case InboundMessage message ->
                new EventTraits("message", clean(message.wamid()), clean(message.fromPhone()));
            case Unrecognised unrecognised -> new EventTraits(String.valueOf(clean(unrecognised.field())), null, null);
            default -> new EventTraits(words(event.getClass().getSimpleName()), null, null);
        };
    }

    /// Fit for the database, whatever a sender wrote: short, and without characters that no text column takes.
    static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var cleaned = new StringBuilder(Math.min(text.length(), MAX_CHARS));
        text.codePoints().limit(MAX_CHARS).forEach(c -> cleaned.appendCodePoint(replacement(c)));
        return cleaned.toString();
    }

    private static int replacement(int character) {
        if (character == 0) {
            return '\u2400';
        }
        return Character.getType(character) == Character.SURROGATE ? '\ufffd' : character;
    }

    private static String words(String name) {
        return name.replaceAll("(?<=.)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
