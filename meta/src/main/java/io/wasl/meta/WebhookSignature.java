package io.wasl.meta;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The `X-Hub-Signature-256` header: HMAC-SHA256, keyed with the app secret, over the body's bytes as they came
/// over the wire. There is no overload for text on purpose: text that was parsed and printed again has other bytes.
public final class WebhookSignature {

    public static final String HEADER = "X-Hub-Signature-256";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int HEX_DIGITS = 64;

    private final Mac keyed;

    public WebhookSignature(String appSecret) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    /// The header's value for a body.
    public String sign(byte[] body) {
        return PREFIX + HexFormat.of().formatHex(digest(body));
    }

    /// Whether `header` signs `body`; takes as long for a near miss as for a far one.
    public boolean matches(byte[] body, @Nullable String header) {
        if (header == null || header.length() != PREFIX.length() + HEX_DIGITS || !header.startsWith(PREFIX)) {
            return false;
        }
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(header, PREFIX.length(), header.length());
        } catch (IllegalArgumentException notHex) {
            return false;
        }
        return MessageDigest.isEqual(claimed, digest(body));
    }

    private byte[] digest(byte[] body) {
        try {
            // Cloning a keyed Mac is thread-safe as long as nobody feeds the original, and skips the key schedule.
            return ((Mac) keyed.clone()).doFinal(body);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's " + ALGORITHM + " can be cloned", e);
        }
    }
}
