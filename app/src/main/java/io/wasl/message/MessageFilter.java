package io.wasl.message;

import io.wasl.contact.ContactId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which messages are wanted; null asks for nothing in particular.
public record MessageFilter(
        @Nullable ContactId contact,
        @Nullable Direction direction,
        @Nullable UUID batch) {

    public static final MessageFilter ALL = new MessageFilter(null, null, null);
}
