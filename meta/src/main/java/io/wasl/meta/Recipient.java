package io.wasl.meta;

import java.util.regex.Pattern;

/// Whom a message goes to.
public sealed interface Recipient {

    /// By telephone number. Without the `+` Meta would put the sender's own country code in front.
    record Phone(String e164WithPlus) implements Recipient {

        private static final Pattern FORM = Pattern.compile("\\+[0-9]{4,15}");

        public Phone {
            if (!FORM.matcher(e164WithPlus).matches()) {
                throw new IllegalArgumentException("A recipient's number must be + and 4 to 15 digits");
            }
        }
    }

    /// By business-scoped user id, such as `DE.13491208655302741918`: the only way to a person who hides the number.
    record UserId(String bsuid) implements Recipient {
        public UserId {
            if (bsuid.isBlank()) {
                throw new IllegalArgumentException("A recipient's user id must not be blank");
            }
        }
    }
}
