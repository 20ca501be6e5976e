package io.wasl.dispatch;

import io.wasl.connection.AccountRef;
import io.wasl.kernel.EncryptionKeys;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Our own name for one attempt to send a message, which Meta echoes with every status: `v1`, or `u1` if somebody
/// waits for it, message id, attempt, MAC. Every app that is subscribed to the business account can read it, so it
/// says nothing about anybody; and because others can send statuses that carry one, only those with our MAC for that
/// very number count.
final class OpaqueIds {

    private static final Pattern FORM = Pattern.compile("(?:v1|u1)\\.([\\w-]{22})\\.([0-9]{1,5})\\.([\\w-]{11})");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 8;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final List<Mac> keyed;

    OpaqueIds(EncryptionKeys keys) {
        keyed = keys.derive("opaque message ids", ALGORITHM).stream()
                .map(OpaqueIds::keyed)
                .toList();
    }

    String write(Fact.About about, Lane lane) {
        var id = about.message().value();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        String text = (lane == Lane.URGENT ? "u1." : "v1.") + ENCODER.encodeToString(bytes) + "." + about.attempt();
        return text + "." + mac(keyed.getFirst(), text, about);
    }

    /// The message and attempt that it names, if we wrote it for a message of this number.
    Optional<Fact.About> read(@Nullable String opaque, AccountRef account) {
        if (opaque == null) {
            return Optional.empty();
        }
        var parts = FORM.matcher(opaque);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var id = ByteBuffer.wrap(DECODER.decode(parts.group(1)));
        var message = new MessageId(new UUID(id.getLong(), id.getLong()));
        var about = new Fact.About(account.tenant(), account.id(), message, Integer.parseInt(parts.group(2)));
        String text = opaque.substring(0, parts.start(3) - 1);
        return keyed.stream().anyMatch(key -> isEqual(mac(key, text, about), parts.group(3)))
                ? Optional.of(about)
                : Optional.empty();
    }

    /// As texts: the same bytes can be spelt in four ways, of which we write one.
    private static boolean isEqual(String mac, String claimed) {
        return MessageDigest.isEqual(
                mac.getBytes(StandardCharsets.US_ASCII), claimed.getBytes(StandardCharsets.US_ASCII));
    }

    private static String mac(Mac keyed, String text, Fact.About about) {
        try {
            // A clone skips the key's schedule, and the original is never fed.
            var mac = (Mac) keyed.clone();
            mac.update((about.tenant() + "/" + about.account() + "/").getBytes(StandardCharsets.US_ASCII));
            byte[] full = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
            return ENCODER.encodeToString(Arrays.copyOf(full, MAC_BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's " + ALGORITHM + " can be cloned", e);
        }
    }

    private static Mac keyed(SecretKey key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
