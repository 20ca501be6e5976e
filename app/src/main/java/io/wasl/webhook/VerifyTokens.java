package io.wasl.webhook;

import io.wasl.kernel.Secret;
import io.wasl.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The tokens with which Meta may introduce itself: the installation's, and those of single accounts.
@Component
final class VerifyTokens {

    private final List<byte[]> tokens;
    private final ObjectProvider<OwnVerifyTokens> accounts;

    VerifyTokens(Settings settings, ObjectProvider<OwnVerifyTokens> accounts) {
        tokens = settings.verifyTokens().stream()
                .map(Secret::reveal)
                .map(VerifyTokens::bytes)
                .toList();
        this.accounts = accounts;
    }

    boolean accept(@Nullable String token, @Nullable String key) {
        if (token == null || token.isEmpty()) {
            return false;
        }
        byte[] given = bytes(token);
        boolean known = false;
        for (byte[] candidate : tokens) {
            // All are compared, and each in constant time: how long it takes tells nothing.
            known |= MessageDigest.isEqual(candidate, given);
        }
        return known || accounts.stream().anyMatch(own -> own.accepts(token, key));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
