package io.wasl.simulator;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// A stored file. The bytes may be gone while the id is still known.
record Medium(String id, String mimeType, String filename, String sha256, long size, Buffer bytes) {

    static Medium of(String id, String mimeType, String filename, Buffer bytes) {
        return new Medium(
                id, mimeType, filename, HexFormat.of().formatHex(digest(bytes.getBytes())), bytes.length(), bytes);
    }

    Medium withoutBytes() {
        return new Medium(id, mimeType, filename, sha256, size, Buffer.buffer());
    }

    /// Webhooks write the digest in base64, Graph in hexadecimal.
    String sha256Base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }

    boolean present() {
        return bytes.length() == size;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
