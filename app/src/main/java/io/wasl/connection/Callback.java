package io.wasl.connection;

import io.wasl.settings.Settings;
import java.net.URI;
import org.springframework.stereotype.Component;

/// Where Meta is to deliver an account's webhooks.
@Component
public class Callback {

    private static final String PATH = "/webhook/whatsapp";

    private final URI base;

    Callback(Settings settings) {
        this.base = settings.apiBaseUrl();
    }

    /// The installation's address; an account that brings its own app, and so its own signatures, has one of its own.
    public URI of(Account account) {
        return URI.create(base + PATH + (account.ownApp() ? "/" + account.webhookKey() : ""));
    }

    /// The address that serves every account of the installation's own app.
    public URI common() {
        return URI.create(base + PATH);
    }
}
