package io.wasl.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts secrets at rest with AES-256-GCM. The first key encrypts, every key decrypts, so that a new key can be
/// put in front without downtime. What is encrypted is bound to a context (tenant and column): copied elsewhere it
/// does not open.
public final class EncryptionKeys {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    private EncryptionKeys(List<SecretKey> keys) {
        this.keys = keys;
    }

    /// @param setting base64url keys of 32 bytes, separated by commas
    /// @throws IllegalArgumentException if there is none, or one of them is not such a key; never quotes it
    public static EncryptionKeys parse(String setting) {
        var keys = Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(EncryptionKeys::key)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("holds no key");
        }
        return new EncryptionKeys(keys);
    }

    /// A new random key in the form that `parse` reads.
    public static String generate() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().encodeToString(key);
    }

    public byte[] encrypt(Secret secret, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, context);
            byte[] sealed = cipher.doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + TRANSFORMATION, e);
        }
    }

    /// @throws IllegalStateException if no key opens it in this context: the key was lost, or the bytes were moved
    public Secret decrypt(byte[] encrypted, String context) {
        return keys.stream()
                .flatMap(key -> open(key, encrypted, context).stream())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("None of the keys in INTEGRATION_ENCRYPTION_KEY opens this secret"));
    }

    /// Keys for another purpose than encryption, one of each key and in the same order. Who knows a derived key knows
    /// none of the others.
    public List<SecretKey> derive(String purpose, String algorithm) {
        return keys.stream().map(key -> derive(key, purpose, algorithm)).toList();
    }

    private static SecretKey derive(SecretKey key, String purpose, String algorithm) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(("wasl:" + purpose).getBytes(StandardCharsets.UTF_8)), algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static Optional<Secret> open(SecretKey key, byte[] encrypted, String context) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(encrypted, NONCE_BYTES), context);
            byte[] opened = cipher.doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
            return Optional.of(new Secret(new String(opened, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException sealedWithAnotherKeyOrElsewhere) {
            return Optional.empty();
        }
    }

    private static SecretKey key(String base64) {
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("is not base64url", notBase64);
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("holds a key of " + key.length + " bytes instead of " + KEY_BYTES);
        }
        return new SecretKeySpec(key, "AES");
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
