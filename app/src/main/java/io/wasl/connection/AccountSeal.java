package io.wasl.connection;

import io.wasl.kernel.EncryptionKeys;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.stereotype.Component;

/// Seals the secrets of accounts as they lie in the database: each opens for its own client and column only.
@Component
class AccountSeal {

    enum Column {
        ACCESS_TOKEN,
        VERIFY_TOKEN,
        APP_SECRET
    }

    private final EncryptionKeys keys;

    AccountSeal(Settings settings) {
        this.keys = settings.encryptionKeys();
    }

    byte[] seal(Secret secret, TenantId tenant, Column column) {
        return keys.encrypt(secret, context(tenant, column));
    }

    Secret open(byte[] sealed, TenantId tenant, Column column) {
        return keys.decrypt(sealed, context(tenant, column));
    }

    static byte[] digest(Secret verifyToken) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(verifyToken.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String context(TenantId tenant, Column column) {
        return tenant + ":whatsapp_accounts." + column;
    }
}
