package io.wasl.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// What the values of settings look like. Each refusal says what was expected and how to come by one, and repeats
/// nothing that may be secret.
final class Forms {

    private static final int LARGEST_PORT = 65535;
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final String PORT = "[1-9][0-9]{0,4}";

    private Forms() {}

    static void metaId(Setting setting, String text) {
        if (!text.matches("[0-9]{1,30}")) {
            throw new SettingProblem(
                    setting.name(), "is not a number; expected the id that developers.facebook.com shows for the app");
        }
    }

    static void metaSecret(String text) {
        if (!text.matches("[!-~]{8,200}")) {
            throw new SettingProblem(
                    "META_CLIENT_SECRET",
                    "is not a secret; expected the app secret of developers.facebook.com, App settings, Basic (several"
                            + " are separated by commas)");
        }
    }

    static void verifyToken(Setting setting, String text) {
        if (!text.matches("[!-~]{1,255}")) {
            throw new SettingProblem(
                    setting.name(), "has blanks or letters that no address takes; make one with ./wasl verify-token");
        }
    }

    static void graphVersion(String text) {
        if (!text.matches("v[1-9][0-9]{0,2}\\.[0-9]{1,2}")) {
            throw new SettingProblem("META_GRAPH_VERSION", "'" + text + "' is not a version such as v25.0");
        }
    }

    /// `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte.
    static void smtp(String text) {
        var expected = "; expected smtp://user:password@host:587, or smtps://user:password@host:465 (what is special in"
                + " user and password percent-encoded)";
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException notAUrl) {
            throw new SettingProblem("SMTP_URL", "is not a URL" + expected);
        }
        if (!Set.of("smtp", "smtps").contains(String.valueOf(url.getScheme()))) {
            throw new SettingProblem("SMTP_URL", "does not begin with smtp:// or smtps://" + expected);
        }
        boolean more = (url.getRawPath() != null && url.getRawPath().length() > 1) || url.getRawFragment() != null;
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > LARGEST_PORT || more) {
            throw new SettingProblem("SMTP_URL", "has no host, a port that is none, or a path" + expected);
        }
    }

    static void kafka(List<String> servers) {
        servers.forEach(server -> {
            if (!server.matches("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):" + PORT) || !isPort(server)) {
                throw new SettingProblem(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "'" + server + "' is not host:port; expected a list such as kafka-1:9092,kafka-2:9092");
            }
        });
    }

    static void proxies(List<String> networks) {
        networks.forEach(network -> {
            if (!isNetwork(network)) {
                throw new SettingProblem(
                        "TRUSTED_PROXIES",
                        "'" + network + "' is neither an address nor a network; expected a list such as"
                                + " 127.0.0.1,10.0.0.0/8,fd00::/8");
            }
        });
    }

    private static boolean isPort(String server) {
        return Integer.parseInt(server.substring(server.lastIndexOf(':') + 1)) <= LARGEST_PORT;
    }

    private static boolean isNetwork(String text) {
        var parts = text.split("/", 2);
        try {
            int bits = InetAddress.ofLiteral(parts[0]).getAddress().length == 4 ? IPV4_BITS : IPV6_BITS;
            return parts.length == 1 || (parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= bits);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
