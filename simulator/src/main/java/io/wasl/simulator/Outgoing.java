package io.wasl.simulator;

import org.jspecify.annotations.Nullable;

/// A message that passed every check. `input` is the address as the sender wrote it.
record Outgoing(
        PhoneNumber number,
        Person to,
        String input,
        String type,
        String priceCategory,
        @Nullable Template template,
        @Nullable String opaque) {

    boolean byNumber() {
        return to.waId() != null;
    }
}
