package io.wasl.connection;

import java.security.SecureRandom;
import java.util.Base64;

/// Texts that cannot be guessed and fit into an address.
final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    static String ofBytes(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
