package io.wasl.simulator;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// An address that receives webhooks, taken apart once.
record Callback(String url, String host, int port, boolean tls, String path) {

    private static final int LONGEST = 200;

    /// Null when `url` is none that webhooks could be sent to.
    static @Nullable Callback parse(String url) {
        if (url.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = new URI(url);
            boolean tls = "https".equalsIgnoreCase(uri.getScheme());
            if (uri.getHost() == null || !(tls || "http".equalsIgnoreCase(uri.getScheme()))) {
                return null;
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return new Callback(
                    url, uri.getHost(), port, tls, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }
}
