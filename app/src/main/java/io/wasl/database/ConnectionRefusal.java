package io.wasl.database;

import java.net.UnknownHostException;
import java.sql.SQLException;

/// Why a database cannot be used, and what to do about it, in one line.
final class ConnectionRefusal {

    private ConnectionRefusal() {}

    static boolean isOfPassword(SQLException e) {
        return state(e).startsWith("28");
    }

    static String explain(DatabaseUrl owner, SQLException e) {
        var place = "The database at " + owner.place();
        return switch (state(e)) {
            case "28P01", "28000" ->
                place + " refuses the user " + owner.user() + " or its password; put right what DATABASE_URL says or,"
                        + " without it, the file password beside the embedded database";
            case "3D000" ->
                "There is no database " + owner.database() + " at " + owner.host() + ":" + owner.port()
                        + "; make it there with CREATE DATABASE, or put DATABASE_URL right";
            case "08001", "08004", "08006" ->
                isUnknownHost(e)
                        ? "There is no host " + owner.host() + "; put DATABASE_URL right"
                        : "No PostgreSQL answers at " + owner.host() + ":" + owner.port()
                                + "; start it, let it listen there, or put DATABASE_URL right (" + firstLine(e) + ")";
            case "42501" ->
                place + " does not let " + owner.user()
                        + " make what Wasl needs: make that user the database's owner, and"
                        + " give it CREATEROLE with ALTER ROLE (" + firstLine(e) + ")";
            case "53300" -> place + " has no connection left; raise max_connections or stop who holds them";
            case "57P03" -> place + " is starting or stopping; try again in a moment";
            default -> "DATABASE_URL: cannot use the database at " + owner.place() + ": " + firstLine(e);
        };
    }

    static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static boolean isUnknownHost(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static String state(SQLException e) {
        return String.valueOf(e.getSQLState());
    }
}
