package io.wasl.webhook;

import io.wasl.meta.AppContactSynced;
import io.wasl.meta.CallChanged;
import io.wasl.meta.InboundMessage;
import io.wasl.meta.MarketingPreferenceChanged;
import io.wasl.meta.MessageEchoed;
import io.wasl.meta.StatusUpdate;
import io.wasl.meta.Unrecognised;
import io.wasl.meta.UserIdChanged;
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
            case MessageEchoed echo -> new EventTraits("message_echoed", clean(echo.wamid()), clean(echo.toPhone()));
            case CallChanged call -> new EventTraits("call_changed", clean(call.callId()), clean(call.phone()));
            case MarketingPreferenceChanged change ->
                new EventTraits("marketing_preference_changed", null, clean(change.phone()));
            case UserIdChanged change -> new EventTraits("user_id_changed", null, clean(change.phone()));
            case AppContactSynced sync -> new EventTraits("app_contact_synced", null, clean(sync.phone()));
            case Unrecognised unrecognised -> new EventTraits(String.valueOf(clean(unrecognised.field())), null, null);
            default -> new EventTraits(words(event.getClass().getSimpleName()), null, null);
        };
    }

    /// Fit for the database, whatever a sender wrote: short, and without characters that no text column takes.
    static @Nullable String clean(@Nullable String text) {
        return clean(text, MAX_CHARS);
    }

    static @Nullable String clean(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        var cleaned = new StringBuilder(Math.min(text.length(), most));
        text.codePoints().limit(most).forEach(c -> cleaned.appendCodePoint(replacement(c)));
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
