package io.wasl.kernel;

import java.util.regex.Pattern;

/// A phone number in the international form of ITU-T E.164: `+`, country code, subscriber number, at most 15 digits.
public record E164(String value) {

    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{5,14}");

    public E164 {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a number in international form: " + value);
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /// As Meta writes it in `wa_id`, `from` and `recipient_id`.
    public String digits() {
        return value.substring(1);
    }

    @Override
    public String toString() {
        return value;
    }
}
