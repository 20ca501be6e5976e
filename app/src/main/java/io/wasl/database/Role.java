package io.wasl.database;

import io.wasl.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Who speaks to the database. None of them owns a table, so row-level security binds them all.
enum Role {
    /// Works for one tenant at a time: sees the rows of the tenant that the transaction names, and fails if it names
    /// none.
    APP,
    /// Serves all tenants: receives, sends, cleans up.
    ENGINE;

    String nameFor(DatabaseUrl owner) {
        return owner.user() + "_" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Derived from the owner's password, so that every instance knows it and nobody has to keep it.
    Secret passwordFor(DatabaseUrl owner) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    ("wasl:" + owner.password().reveal()).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] derived = mac.doFinal(nameFor(owner).getBytes(StandardCharsets.UTF_8));
            return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(derived));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    DatabaseUrl urlFor(DatabaseUrl owner) {
        return owner.as(nameFor(owner), passwordFor(owner));
    }
}
