package io.wasl.simulator;

import org.jspecify.annotations.Nullable;

/// One event on its way to a webhook.
sealed interface Update {

    Waba waba();

    /// Which subscription it needs.
    String field();

    /// Of a number: `item` joins others of the same number in the list named `list`.
    record OfNumber(
            PhoneNumber number,
            String field,
            String list,
            @Nullable String contact,
            String item) implements Update {

        static OfNumber status(PhoneNumber number, @Nullable String contact, String item) {
            return new OfNumber(number, "messages", "statuses", contact, item);
        }

        @Override
        public Waba waba() {
            return number.waba;
        }
    }

    /// Of an account: `value` stands alone and carries the time.
    record OfAccount(Waba waba, String field, String value, long atSeconds) implements Update {}
}
