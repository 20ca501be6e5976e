package io.wasl.campaign;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fingerprint of everything that a campaign will send: two that agree in it send the same to the same people.
final class SendDigest {

    // Tells an absent text from an empty one.
    private static final int ABSENT = -1;

    private final MessageDigest sha256;
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

    SendDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    SendDigest add(@Nullable String text) {
        if (text == null) {
            return size(ABSENT);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        size(bytes.length);
        sha256.update(bytes);
        return this;
    }

    SendDigest add(@Nullable Object value) {
        return add(value == null ? null : value.toString());
    }

    /// Lengths go in front of texts, so that no two lists of texts run into the same bytes.
    SendDigest add(List<String> texts) {
        size(texts.size());
        texts.forEach(this::add);
        return this;
    }

    /// Ends the digest.
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    private SendDigest size(int size) {
        sha256.update(length.putInt(0, size).array());
        return this;
    }
}
