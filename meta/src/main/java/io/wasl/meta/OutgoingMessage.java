package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// One message to one person.
///
/// @param opaqueCallbackData at most 512 characters that every status of this message echoes
/// @param replyTo the wamid of the message that this one quotes
public record OutgoingMessage(
        Recipient recipient,
        Message message,
        @Nullable String opaqueCallbackData,
        @Nullable String replyTo) {

    private static final int MAX_CALLBACK_DATA_CHARS = 512;

    public OutgoingMessage {
        if (opaqueCallbackData != null && opaqueCallbackData.length() > MAX_CALLBACK_DATA_CHARS) {
            throw new IllegalArgumentException(
                    "Callback data must not exceed " + MAX_CALLBACK_DATA_CHARS + " characters");
        }
    }

    /// The body of the POST that sends this message.
    public byte[] toJson() {
        return OutgoingJson.write(this);
    }
}
