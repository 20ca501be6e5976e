package io.wasl.simulator;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// To whom a message goes: `to`, or `recipient` when there is no `to`.
record Recipient(Person person, String input) {

    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    private static final int NATIONAL_DIGITS = 10;

    static Recipient of(JsonNode message, PhoneNumber from) {
        String to = Json.text(message, "to");
        if (to != null && !to.isEmpty()) {
            return new Recipient(Person.withNumber(international(to, from)), to);
        }
        String recipient = Json.text(message, "recipient");
        if (recipient == null || recipient.isEmpty()) {
            throw GraphError.missing("to").refused();
        }
        if (!USER_ID.matcher(recipient).matches()) {
            throw invalid("recipient", recipient);
        }
        return new Recipient(new Person(null, recipient), recipient);
    }

    /// Meta puts the sender's country code before a number without `+`. Only numbers too short to be
    /// international are taken that way here, because most senders write the full number without the sign
    /// and Meta delivers those too.
    private static String international(String to, PhoneNumber from) {
        StringBuilder digits = new StringBuilder(MOST_DIGITS);
        boolean plus = false;
        for (int i = 0; i < to.length(); i++) {
            char c = to.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c == '+' && i == 0) {
                plus = true;
            } else if (c != ' ' && c != '-' && c != '(' && c != ')') {
                throw invalid("to", to);
            }
        }
        if (digits.length() < FEWEST_DIGITS || digits.length() > MOST_DIGITS) {
            throw invalid("to", to);
        }
        if (plus || digits.length() > NATIONAL_DIGITS) {
            return digits.toString();
        }
        String national = digits.charAt(0) == '0' ? digits.substring(1) : digits.toString();
        return Countries.callingCode(from.digits) + national;
    }

    private static Refused invalid(String name, String value) {
        String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        return GraphError.of(KnownError.VALUE, "Parameter '" + name + "' is not valid: " + shown)
                .refused();
    }
}
