package io.wasl.database;

import io.wasl.kernel.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The address of a PostgreSQL database together with the role that owns the schema, as in
/// `postgresql://user:password@host:port/database`.
public record DatabaseUrl(String host, int port, String database, String user, Secret password, String parameters) {

    private static final int DEFAULT_PORT = 5432;

    /// @throws IllegalArgumentException if the text has not that form; the message never quotes it, for the password's
    /// sake
    public static DatabaseUrl parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // Not kept as the cause: its message quotes the whole text.
            throw new IllegalArgumentException("is not a URL (position " + e.getIndex() + ")");
        }
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw new IllegalArgumentException("does not begin with postgresql://");
        }
        String[] credentials = text(uri.getRawUserInfo()).split(":", 2);
        if (uri.getHost() == null || uri.getPath().length() < 2 || credentials[0].isEmpty()) {
            throw new IllegalArgumentException("lacks a user, a host or a database");
        }
        return new DatabaseUrl(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                uri.getPath().substring(1),
                decode(credentials[0]),
                new Secret(credentials.length == 2 ? decode(credentials[1]) : ""),
                text(uri.getRawQuery()));
    }

    /// The same database for another role.
    DatabaseUrl as(String otherUser, Secret otherPassword) {
        return new DatabaseUrl(host, port, database, otherUser, otherPassword, parameters);
    }

    String jdbc() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database
                + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /// Where it is, without who enters; fit for a log.
    public String place() {
        return host + ":" + port + "/" + database;
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
