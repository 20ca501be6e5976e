package io.wasl.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// Connections beside the pools: for a thread that keeps one for good, and for work on the schema itself.
@Component
public final class DirectConnections {

    private static final String CONNECT_SECONDS = "2";
    private static final String ANSWER_SECONDS = "10";

    private final DatabaseUrl owner;

    public DirectConnections(DatabaseUrl owner) {
        this.owner = owner;
    }

    /// A connection of the engine where each statement commits itself.
    ///
    /// @param purpose shown in the server's list of sessions
    public Connection engine(String purpose) throws SQLException {
        return open(Role.ENGINE.urlFor(owner), purpose);
    }

    /// A connection of the role that owns the tables, for making and dropping partitions.
    public Connection owner(String purpose) throws SQLException {
        return open(owner, purpose);
    }

    private static Connection open(DatabaseUrl url, String purpose) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password().reveal());
        properties.setProperty("ApplicationName", "wasl " + purpose);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url.jdbc(), properties);
    }
}
