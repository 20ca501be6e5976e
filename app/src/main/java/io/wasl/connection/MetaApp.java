package io.wasl.connection;

import io.wasl.kernel.Secret;
import io.wasl.settings.Settings;
import java.util.Optional;

/// The installation's own app at Meta.
public record MetaApp(String id, Secret secret) {

    public static Optional<MetaApp> of(Settings settings) {
        var meta = settings.meta();
        return meta.clientId()
                .filter(id -> !meta.clientSecrets().isEmpty())
                .map(id -> new MetaApp(id, meta.clientSecrets().getFirst()));
    }

    /// Acts for the app itself, as Meta allows it to be written.
    public Secret token() {
        return new Secret(id + "|" + secret.reveal());
    }
}
