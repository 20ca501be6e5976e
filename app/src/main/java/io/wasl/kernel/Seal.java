package io.wasl.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Proves of a text that this installation wrote it, for one purpose.
public final class Seal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final List<SecretKey> keys;

    public Seal(EncryptionKeys keys, String purpose) {
        this.keys = keys.derive(purpose, ALGORITHM);
    }

    /// The seal over a text: 43 characters that are safe in cookies and addresses.
    public String over(String text) {
        return mac(keys.getFirst(), text);
    }

    /// Whether it is a seal over this text, made with any of the keys that are known.
    public boolean isOver(String text, String claimed) {
        return keys.stream().anyMatch(key -> isEqual(mac(key, text), claimed));
    }

    private static boolean isEqual(String mac, String claimed) {
        return MessageDigest.isEqual(
                mac.getBytes(StandardCharsets.US_ASCII), claimed.getBytes(StandardCharsets.US_ASCII));
    }

    private static String mac(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return ENCODER.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
