package io.wasl.meta;

import java.net.URI;
import java.time.Duration;

/// Where the Graph API is and how patiently it is called.
///
/// @param graphUrl scheme, host and port, such as `https://graph.facebook.com`
/// @param version the API version in every path, such as `v25.0`
/// @param maxConnections the most calls in flight at once; a call beyond it waits at most `connectTimeout`
/// @param responseTimeout the longest silence on a connection; a whole answer may take twice as long
public record GraphSettings(
        URI graphUrl, String version, int maxConnections, Duration connectTimeout, Duration responseTimeout) {

    public GraphSettings {
        if (graphUrl.getHost() == null
                || !("https".equals(graphUrl.getScheme()) || "http".equals(graphUrl.getScheme()))) {
            throw new IllegalArgumentException("The Graph URL must look like https://graph.facebook.com");
        }
        if (!version.matches("v[0-9]{1,3}\\.[0-9]{1,2}")) {
            throw new IllegalArgumentException("The Graph version must look like v25.0");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("At least one connection is needed");
        }
        if (!connectTimeout.isPositive() || !responseTimeout.isPositive()) {
            throw new IllegalArgumentException("Timeouts must be longer than nothing");
        }
    }
}
