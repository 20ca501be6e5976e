package io.wasl.settings;

import io.wasl.kernel.EncryptionKeys;
import io.wasl.kernel.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of a running installation, every one checked.
///
/// @param home the folder for everything that is kept on disk, `.wasl` in the working directory
/// @param apiBaseUrl the public address of the installation, without a slash at its end
/// @param verifyTokens the installation-wide verify tokens; either setting's value is accepted
/// @param databaseUrl empty for the embedded database
public record Settings(
        Path home,
        int port,
        URI apiBaseUrl,
        Meta meta,
        List<Secret> verifyTokens,
        EncryptionKeys encryptionKeys,
        Optional<Secret> databaseUrl,
        Webhook webhook) {

    /// @param configurationId of Embedded Signup; empty where clients type their tokens
    /// @param clientSecrets the app secrets that sign webhooks: the first is today's, the others are being retired
    public record Meta(
            Optional<String> clientId,
            List<Secret> clientSecrets,
            URI graphUrl,
            String graphVersion,
            Optional<String> configurationId) {}

    /// @param rateLimitAll counts every request instead of those that fail verification
    public record Webhook(boolean rateLimitAll, Duration retention, List<String> trustedProxies) {}
}
