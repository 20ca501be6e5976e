package io.wasl.meta;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The end of a URL button's address, which is one recipient's.
public final class UrlSuffix {

    /// What RFC 3986 lets stand in an address.
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=";

    private static final Pattern WHOLE = Pattern.compile(
            "\\s*(?:[a-z][a-z0-9+.-]*:)?//\\S.*|\\s*www\\..*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}.*", Pattern.DOTALL);

    private UrlSuffix() {}

    /// With everything encoded that may not stand in an address; what is encoded already stays as it is.
    public static String encode(String suffix) {
        var encoded = new StringBuilder(suffix.length());
        for (int i = 0; i < suffix.length(); ) {
            int c = suffix.codePointAt(i);
            if (isAllowed(c)
                    || (c == '%'
                            && ENCODED.matcher(suffix)
                                    .region(i, suffix.length())
                                    .matches())) {
                encoded.appendCodePoint(c);
            } else {
                append(encoded, Character.toString(c));
            }
            i += Character.charCount(c);
        }
        return encoded.toString();
    }

    /// Whether somebody gave a whole address where its end was asked for: the button would lead nowhere.
    public static boolean isWholeAddress(String suffix) {
        return WHOLE.matcher(suffix).matches();
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ALLOWED.indexOf(c) >= 0;
    }

    private static void append(StringBuilder encoded, String character) {
        for (byte each : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append("%02X".formatted(each));
        }
    }
}
