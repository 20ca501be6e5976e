package io.wasl.connection;

import io.wasl.kernel.Secret;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number to be connected, as a person describes it.
///
/// @param verifyToken what Meta must show when it verifies the callback; made up if absent
/// @param appSecret of the client's own Meta app; absent where the installation's app signs the webhooks
/// @param messagesPerSecond a wish below what Meta allows
public record NewAccount(
        String name,
        String phoneNumberId,
        String wabaId,
        Secret accessToken,
        @Nullable Secret verifyToken,
        @Nullable Secret appSecret,
        @Nullable Integer messagesPerSecond) {

    public static final String NAME = "[^\\p{Cntrl}\\p{Cs}]{1,120}";
    public static final String META_ID = "[0-9]{1,32}";
    public static final String ACCESS_TOKEN = "[\\x21-\\x7E]{8,4096}";
    public static final String VERIFY_TOKEN = "[\\x21-\\x7E]{8,200}";
    public static final String APP_SECRET = "[\\x21-\\x7E]{8,200}";
    public static final int FASTEST = 1000;

    public NewAccount {
        requireName(name);
        require(Pattern.matches(META_ID, phoneNumberId), "A phone number id of Meta's has only digits");
        require(Pattern.matches(META_ID, wabaId), "The id of a WhatsApp business account has only digits");
        require(fits(accessToken, ACCESS_TOKEN), "An access token has printable ASCII characters, without spaces");
        require(fits(verifyToken, VERIFY_TOKEN), "A verify token has 8 to 200 printable characters, without spaces");
        requireAppSecret(appSecret);
        require(
                messagesPerSecond == null || (messagesPerSecond >= 1 && messagesPerSecond <= FASTEST),
                "Messages per second go from 1 to 1000");
    }

    /// @return without blanks around it
    static String requireName(String name) {
        require(!name.isBlank() && Pattern.matches(NAME, name), "A name has 1 to 120 characters on one line");
        return name.strip();
    }

    static void requireAppSecret(@Nullable Secret appSecret) {
        require(fits(appSecret, APP_SECRET), "An app secret has 8 to 200 printable characters, without spaces");
    }

    private static boolean fits(@Nullable Secret secret, String form) {
        return secret == null || Pattern.matches(form, secret.reveal());
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
